package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertService;

/** Raises alerts about failed calls to the payment provider. */
@ApplicationScoped
public class ProviderAlerts {

    @Inject
    AlertService alerts;

    /**
     * Raises an alert if the provider rejected the shop itself, for example because of wrong API keys, or if the settings
     * of a provider with payments are missing; any other failure is ignored. No transaction may be open.
     *
     * @param failure the exception of the failed call
     */
    public void raiseIfRejected(RuntimeException failure) {
        if (failure instanceof ProviderNotConfiguredException missing) {
            alerts.raise(AlertCause.PROVIDER_NOT_CONFIGURED, missing.provider(), missing.summary());
        } else if (failure instanceof PaymentProviderException call
                && call.reason() == PaymentProviderException.Reason.MISCONFIGURED) {
            alerts.raise(AlertCause.PROVIDER_MISCONFIGURED, "keys", call.summary());
        }
    }
}
