package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.Configuration;
import se.kassa.platform.settings.SettingsException;

/**
 * The payment providers. New payments use the one that {@code kassa.payment.provider} names; every other configured
 * provider keeps serving its own payments. No method is a network call.
 */
@Named("paymentProviders")
@ApplicationScoped
public class PaymentProviders {

    private static final String SETTING = "kassa.payment.provider";

    @Inject
    private Instance<PaymentProvider> installed;

    void check(@Observes @Initialized(ApplicationScoped.class) Object context) {
        Texts.nameProvider(
                forNewPayments().displayName(),
                all().stream().map(PaymentProvider::displayName).sorted().collect(Collectors.joining("/")));
    }

    /**
     * The provider of new payments; if the setting is missing, the first of the configured ones by id.
     *
     * @throws SettingsException if the setting names no configured provider
     */
    public PaymentProvider forNewPayments() {
        List<PaymentProvider> all = all();
        Optional<String> chosen = Configuration.find(SETTING).map(String::strip).filter(id -> !id.isEmpty());
        if (chosen.isEmpty() && !all.isEmpty()) {
            return all.get(0);
        }
        return chosen.flatMap(this::find)
                .orElseThrow(() -> new SettingsException(List.of(SETTING + " must name a configured provider, one of "
                        + all.stream().map(PaymentProvider::id).collect(Collectors.joining(", ")))));
    }

    /** A configured provider by its id. */
    public Optional<PaymentProvider> find(String id) {
        return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /**
     * A configured provider by its id.
     *
     * @throws ProviderNotConfiguredException if it is not configured
     */
    public PaymentProvider byId(String id) {
        return find(id).orElseThrow(() -> new ProviderNotConfiguredException(id));
    }

    /**
     * Those of several providers that are configured, in the same order.
     *
     * @throws ProviderNotConfiguredException if none of them is, and there are any
     */
    public List<PaymentProvider> byIds(List<String> ids) {
        List<PaymentProvider> configured =
                ids.stream().flatMap(id -> find(id).stream()).toList();
        return configured.isEmpty() ? ids.stream().map(this::byId).toList() : configured;
    }

    /** The provider of an attempt; as {@link #byId}. */
    public PaymentProvider of(PaymentAttempt attempt) {
        return byId(attempt.getProvider());
    }

    /** All configured providers, by id. */
    public List<PaymentProvider> all() {
        return installed.stream()
                .filter(PaymentProvider::isConfigured)
                .sorted(Comparator.comparing(PaymentProvider::id))
                .toList();
    }

    /** How long a call to any configured provider takes at most, for leases that must outlast it. */
    public Duration maxCallDuration() {
        return all().stream()
                .map(provider -> provider.callGuard().maxDuration())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The name of a provider for texts; its id if it is not configured. */
    public String displayName(String id) {
        return find(id).map(PaymentProvider::displayName).orElse(id);
    }
}
