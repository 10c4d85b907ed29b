package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.payment.IncomingNotification;
import se.kassa.payment.NotificationResult;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.testing.BeanFactory;

class StripeEventParserTest {

    private static final long TIME = 1_790_000_200L;
    private static final String SECRET = "whsec_1";

    private final StripeEventParser events = new BeanFactory(
                    null,
                    StripeSettings.read(new SettingsReader(
                            new MapConfig(Map.of("stripe.secret-key", "sk_live_1", "stripe.webhook-secret", SECRET)))),
                    Clock.fixed(Instant.ofEpochSecond(TIME), ZoneOffset.UTC))
            .get(StripeEventParser.class);

    private NotificationResult parse(String body, String secret) throws GeneralSecurityException {
        return events.parse(new IncomingNotification(
                Map.of("stripe-signature", List.of(Webhook.Signature.generateSignatureHeader(body, secret, TIME))),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty()));
    }

    @Test
    void eventOfASessionHasItsIds() throws GeneralSecurityException {
        assertThat(parse(StripeJson.text("event"), SECRET))
                .isEqualTo(new NotificationResult.Ours(
                        null,
                        "10001",
                        "pi_3QaBcDeFgHiJkLmN0oPqRsTu",
                        "cs_test_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8",
                        "evt_1QaBcDeFgHiJkLmN",
                        "checkout.session.completed",
                        "complete"));
    }

    @Test
    void attemptIsReadFromTheMetadata() throws GeneralSecurityException {
        String body = StripeJson.text("event").replace("\"reference\":", "\"attempt\": \"digest\", \"reference\":");
        assertThat(parse(body, SECRET))
                .isInstanceOfSatisfying(NotificationResult.Ours.class, ours -> assertThat(ours.attemptDigest())
                        .isEqualTo("digest"));
    }

    @ParameterizedTest
    @CsvSource({
        "payment_intent, id, payment_intent.succeeded",
        "charge, payment_intent, charge.refunded",
        "refund, payment_intent, refund.failed",
        "dispute, payment_intent, charge.dispute.created"
    })
    void otherEventsNameThePayment(String kind, String field, String type) throws GeneralSecurityException {
        NotificationResult result = parse(
                "{\"id\":\"evt_1\",\"type\":\"%s\",\"data\":{\"object\":{\"object\":\"%s\",\"%s\":\"pi_1\"}}}"
                        .formatted(type, kind, field),
                SECRET);
        assertThat(result).isEqualTo(new NotificationResult.Ours(null, null, "pi_1", null, "evt_1", type, null));
    }

    @Test
    void eventAboutNoPaymentIsForeign() throws GeneralSecurityException {
        assertThat(parse(
                        "{\"id\":\"evt_1\",\"type\":\"customer.created\","
                                + "\"data\":{\"object\":{\"object\":\"customer\",\"id\":\"cus_1\"}}}",
                        SECRET))
                .isInstanceOf(NotificationResult.Foreign.class);
    }

    @Test
    void secretsAreNotStored() {
        String event = "{\"id\":\"evt_1\",\"data\":{\"object\":" + StripeJson.text("payment-authorised") + "}}";
        assertThat(StripeEventParser.withoutSecrets(event))
                .contains("evt_1", "requires_capture", "10001")
                .doesNotContain("S3cr3t")
                .doesNotContain("anna@example.com");
        assertThat(StripeEventParser.withoutSecrets("no JSON")).isEqualTo("no JSON");
    }

    @Test
    void signatureIsCheckedBeforeTheBodyIsRead() throws GeneralSecurityException {
        assertThat(parse("no JSON", "whsec_other")).isInstanceOf(NotificationResult.NotAuthentic.class);
        assertThat(events.parse(new IncomingNotification(
                        Map.of(), StripeJson.text("event").getBytes(StandardCharsets.UTF_8), Optional.empty())))
                .isInstanceOf(NotificationResult.NotAuthentic.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "no JSON", "{}", "{\"id\":\"evt_1\"}", "{\"type\":\"a\",\"id\":7}"})
    void signedBodyOfAnotherShapeIsUnreadable(String body) throws GeneralSecurityException {
        assertThat(parse(body, SECRET)).isInstanceOf(NotificationResult.Unreadable.class);
    }

    @Test
    void deepNestingIsUnreadable() throws GeneralSecurityException {
        String deep = "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertThat(parse(deep, SECRET)).isInstanceOf(NotificationResult.Unreadable.class);
    }
}
