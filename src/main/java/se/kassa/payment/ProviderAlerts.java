package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertService;

/** Raises alerts about failed calls to the payment provider. */
@ApplicationScoped
public class ProviderAlerts {

    @Inject
    AlertService alerts;

    @Inject
    PaymentProviders providers;

    @Inject
    PaymentAttemptRepository attempts;

    /**
     * Raises an alert if the provider rejected the shop itself, for example because of wrong API keys, or if the settings
     * of a provider with payments are missing; any other failure is ignored. No transaction may be open.
     *
     * @param provider the id of the provider that was called
     * @param failure the exception of the failed call
     */
    public void raiseIfRejected(String provider, RuntimeException failure) {
        if (failure instanceof ProviderNotConfiguredException missing) {
            alerts.raise(AlertCause.PROVIDER_NOT_CONFIGURED, missing.provider(), missing.summary());
        } else if (failure instanceof PaymentProviderException call
                && call.reason() == PaymentProviderException.Reason.MISCONFIGURED) {
            alerts.raise(AlertCause.PROVIDER_MISCONFIGURED, provider, call.summary());
        }
    }

    /**
     * Raises an alert because the provider refused to open the payment session of a new attempt. No transaction may be
     * open.
     */
    public void raiseSessionRefused(PaymentAttempt attempt, PaymentProviderException refusal) {
        alerts.raise(
                AlertCause.PAYMENT_SESSION_REFUSED,
                attempt.getProvider(),
                attempt.getReference() + ": " + refusal.summary());
    }

    /**
     * The name of the provider that an alert is about: the one that rejected the shop or a payment session, or the one of
     * the order.
     *
     * @param orderNumber null if the alert concerns no order
     * @return empty if the alert is about no single provider, or was raised by an earlier release that did not store the
     *     provider, or the provider that rejected the shop is not configured any more
     */
    public Optional<String> providerName(AlertCause cause, String subject, String orderNumber) {
        return cause == AlertCause.PROVIDER_MISCONFIGURED || cause == AlertCause.PAYMENT_SESSION_REFUSED
                ? providers.find(subject).map(PaymentProvider::displayName)
                : Optional.ofNullable(orderNumber)
                        .flatMap(attempts::latestProvider)
                        .map(providers::displayName);
    }
}
