package se.kassa.payment.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.kassa.payment.ProviderCallSettings;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;

/**
 * How to reach Stripe ({@code stripe.*}). Without a secret key Stripe is not configured, and the key and the secrets are
 * not checked.
 *
 * @param baseUrl ends in a slash; {@code v1/…} is added
 * @param secretKey empty if Stripe is not configured
 * @param webhookSecrets the current and, while it is rolled, the previous secret of the webhook endpoint
 * @param paymentMethods Stripe's names of the methods that the payment page offers
 * @param calls the limits of the calls
 * @param sessionLifetime how long a payment page can be used
 * @param reconciliationInterval how often all payments at Stripe are reconciled
 */
record StripeSettings(
        URI baseUrl,
        String secretKey,
        List<String> webhookSecrets,
        List<String> paymentMethods,
        ProviderCallSettings calls,
        Duration sessionLifetime,
        Duration reconciliationInterval) {

    private static final String LIVE_URL = "https://api.stripe.com/";

    /** Stripe's limits are 30 minutes and 24 hours; an expiry is rounded up by at most five minutes. */
    private static final Duration MIN_LIFETIME = Duration.ofMinutes(30);

    private static final Duration MAX_LIFETIME = Duration.ofHours(23);

    static StripeSettings read(SettingsReader reader) {
        Optional<String> secretKey = reader.optional("stripe.secret-key");
        return new StripeSettings(
                baseUrl(reader, secretKey),
                secretKey.orElse(""),
                secretKey.map(key -> webhookSecrets(reader)).orElse(List.of()),
                paymentMethods(reader),
                ProviderCallSettings.read(reader, StripePaymentProvider.ID, "Stripe"),
                sessionLifetime(reader),
                reader.duration("stripe.reconciliation-interval", Duration.ofMinutes(15)));
    }

    boolean isConfigured() {
        return !secretKey.isEmpty();
    }

    /** Whether the key moves real money. */
    boolean isLive() {
        return isLive(secretKey);
    }

    private static boolean isLive(String key) {
        return key.startsWith("sk_live_") || key.startsWith("rk_live_");
    }

    private static boolean isTest(String key) {
        return key.startsWith("sk_test_") || key.startsWith("rk_test_");
    }

    private static URI baseUrl(SettingsReader reader, Optional<String> secretKey) {
        URI address = reader.address(
                "stripe.base-url", reader.optional("stripe.base-url").orElse(LIVE_URL));
        secretKey.ifPresent(key -> checkMode(reader, key, address));
        return address;
    }

    private static void checkMode(SettingsReader reader, String key, URI address) {
        if (ShopSettings.mode(reader) == ShopSettings.Mode.TEST) {
            if (!isTest(key)) {
                reader.error("stripe.secret-key", "must begin with sk_test_ or rk_test_ if kassa.mode is test");
            }
            return;
        }
        if (!isLive(key)) {
            reader.error("stripe.secret-key", "must begin with sk_live_ or rk_live_ unless kassa.mode is test");
        }
        if (!LIVE_URL.equals(address.toString())) {
            reader.error("stripe.base-url", "must be https://api.stripe.com unless kassa.mode is test");
        }
    }

    private static List<String> webhookSecrets(SettingsReader reader) {
        String current = reader.required("stripe.webhook-secret", "the signing secret of the webhook endpoint");
        Optional<String> previous = reader.optional("stripe.previous-webhook-secret");
        return previous.map(secret -> List.of(current, secret)).orElse(List.of(current));
    }

    private static List<String> paymentMethods(SettingsReader reader) {
        List<String> methods = Arrays.stream(
                        reader.optional("stripe.payment-methods").orElse("card").split(","))
                .map(String::strip)
                .distinct()
                .toList();
        if (!Set.copyOf(StripeMethods.ALL).containsAll(methods)) {
            reader.error("stripe.payment-methods", "must be a list of " + String.join(", ", StripeMethods.ALL));
        } else if (StripeMethods.offered(methods, false).isEmpty()) {
            reader.error("stripe.payment-methods", "must have a method that private customers can use");
        }
        return methods;
    }

    private static Duration sessionLifetime(SettingsReader reader) {
        Duration lifetime = reader.duration("stripe.session-lifetime", Duration.ofHours(1));
        if (lifetime.compareTo(MIN_LIFETIME) < 0 || lifetime.compareTo(MAX_LIFETIME) > 0) {
            reader.error("stripe.session-lifetime", "must be from 30 minutes to 23 hours");
            return MIN_LIFETIME;
        }
        return lifetime;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "StripeSettings[" + baseUrl + "]";
    }
}
