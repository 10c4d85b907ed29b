package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsException;
import se.kassa.platform.settings.SettingsReader;

class StripeSettingsTest {

    private final Map<String, String> given =
            new HashMap<>(Map.of("stripe.secret-key", "sk_live_1", "stripe.webhook-secret", "whsec_1"));

    private StripeSettings read() {
        SettingsReader reader = new SettingsReader(new MapConfig(given));
        StripeSettings settings = StripeSettings.read(reader);
        reader.check();
        return settings;
    }

    private void assertRefused(String name) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContaining(name)
                .withMessageNotContaining("_1");
    }

    @Test
    void keyAndSecretAreEnough() {
        StripeSettings settings = read();
        assertThat(settings.isConfigured()).isTrue();
        assertThat(settings.isLive()).isTrue();
        assertThat(settings.baseUrl()).hasToString("https://api.stripe.com/");
        assertThat(settings.webhookSecrets()).containsExactly("whsec_1");
        assertThat(settings.sessionLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.calls().readTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void withoutAKeyStripeIsNotConfigured() {
        given.clear();
        assertThat(read().isConfigured()).isFalse();
        given.put("stripe.base-url", "http://127.0.0.1:8080/sandbox/stripe");
        assertThat(read().isConfigured()).isFalse();
    }

    @Test
    void secretsAreNotInItsText() {
        given.put("stripe.previous-webhook-secret", "whsec_0");
        assertThat(read().webhookSecrets()).containsExactly("whsec_1", "whsec_0");
        assertThat(read().toString()).doesNotContain("sk_").doesNotContain("whsec_");
    }

    @Test
    void webhookSecretIsRequired() {
        given.remove("stripe.webhook-secret");
        assertRefused("stripe.webhook-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "live, sk_live_1, true",
        "live, rk_live_1, true",
        "live, sk_test_1, false",
        "live, rk_test_1, false",
        "live, pk_live_1, false",
        "test, sk_test_1, true",
        "test, rk_test_1, true",
        "test, sk_live_1, false",
        "test, rk_live_1, false"
    })
    void keyFitsTheMode(String mode, String key, boolean fits) {
        given.put("kassa.mode", mode);
        given.put("stripe.secret-key", key);
        if (fits) {
            assertThat(read().isLive()).isEqualTo(mode.equals("live"));
        } else {
            assertRefused("stripe.secret-key");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.stripe.com",
                "https://api.stripe.com.example.com",
                "https://api.stripe.com:8443",
                "https://api.stripe.com/other",
                "http://127.0.0.1:8080/sandbox/stripe",
                "https://user@api.stripe.com"
            })
    void liveShopCallsStripeOnly(String address) {
        given.put("stripe.base-url", address);
        assertRefused("stripe.base-url");
    }

    @Test
    void testShopMayCallAStandIn() {
        given.put("kassa.mode", "test");
        given.put("stripe.secret-key", "sk_test_1");
        given.put("stripe.base-url", "http://127.0.0.1:8080/sandbox/stripe");
        assertThat(read().baseUrl()).hasToString("http://127.0.0.1:8080/sandbox/stripe/");
    }

    @ParameterizedTest
    @CsvSource({"PT30M, true", "PT23H, true", "PT29M59S, false", "PT24H, false"})
    void sessionLifetimeIsWithinStripesLimits(String lifetime, boolean fits) {
        given.put("stripe.session-lifetime", lifetime);
        if (fits) {
            assertThat(read().sessionLifetime()).isEqualTo(Duration.parse(lifetime));
        } else {
            assertRefused("stripe.session-lifetime");
        }
    }

    @Test
    void methodsAreKnownAndFitPrivateCustomers() {
        given.put("stripe.payment-methods", "card, swish,klarna,billie, card");
        assertThat(read().paymentMethods()).containsExactly("card", "swish", "klarna", "billie");
        given.put("stripe.payment-methods", "card,invoice");
        assertRefused("stripe.payment-methods");
        given.put("stripe.payment-methods", "billie");
        assertRefused("stripe.payment-methods");
    }
}
