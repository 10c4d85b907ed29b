package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.payment.IncomingNotification;
import se.kassa.payment.NotificationResult;
import se.kassa.payment.NotificationResult.NotAuthentic;
import se.kassa.payment.NotificationResult.Ours;
import se.kassa.payment.NotificationResult.Unreadable;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.testing.EcsterContract;

class EcsterNotificationParserTest {

    private static final String CREATED = """
            { "orderId": "eYBtAD0wTZIzDWkVpGhe", "orderReference": "10000", "status": "READY",
              "time": "2019-02-07T12:27:28Z", "event": "CREATED" }""";

    private final Map<String, String> settings = new HashMap<>(
            Map.of("ecster.base-url", "https://secure.ecster.se", "ecster.api-key", "a", "ecster.merchant-key", "m"));

    private NotificationResult parse(String body, Map<String, List<String>> headers) {
        EcsterSettings read = EcsterSettings.read(new SettingsReader(name -> Optional.ofNullable(settings.get(name))));
        return new EcsterNotificationParser(read)
                .parse(new IncomingNotification(
                        headers, body.getBytes(StandardCharsets.UTF_8), Optional.of("the token")));
    }

    private NotificationResult parse(String body) {
        return parse(body, Map.of());
    }

    private Ours ours(String body) {
        return (Ours) parse(body);
    }

    @Test
    void exampleOfTheDeveloperSiteIsParsed() {
        assertThat(ours(CREATED))
                .isEqualTo(new Ours("the token", null, "eYBtAD0wTZIzDWkVpGhe", null, null, "CREATED", "READY"));
    }

    @ParameterizedTest
    @CsvSource({
        "notification, READY, CREATED",
        "notification-pending, PENDING_PAYMENT, CREATED",
        "notification-full-debit, FULLY_DELIVERED, FULL_DEBIT"
    })
    void recordedNotificationIsParsed(String recorded, String status, String event) {
        Ours message = ours(EcsterContract.text(recorded));
        assertThat(message.paymentId()).isEqualTo("eYBtAD0wTZIzDWkVpGhe");
        assertThat(message.status()).isEqualTo(status);
        assertThat(message.event()).isEqualTo(event);
    }

    @Test
    void notificationWithoutATokenIsRefused() {
        EcsterSettings read = EcsterSettings.read(new SettingsReader(name -> Optional.ofNullable(settings.get(name))));
        assertThat(new EcsterNotificationParser(read)
                        .parse(new IncomingNotification(
                                Map.of(), CREATED.getBytes(StandardCharsets.UTF_8), Optional.empty())))
                .isInstanceOf(NotificationResult.NotAuthentic.class);
    }

    @Test
    void fieldsOfTheFirstApiAreParsed() {
        assertThat(ours("{\"internalReference\":\"abc\",\"status\":\"READY\"}").paymentId())
                .isEqualTo("abc");
    }

    @Test
    void unknownStatusAndEventAreKept() {
        Ours message = ours("{\"status\":\"NEVER_HEARD\",\"event\":\"NOR_THIS\"}");
        assertThat(message.status()).isEqualTo("NEVER_HEARD");
        assertThat(message.event()).isEqualTo("NOR_THIS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "null", "42", "{", "<html>", "{\"a\":}", "\u0000"})
    void nonJsonObjectIsUnreadable(String body) {
        assertThat(parse(body)).isInstanceOf(Unreadable.class);
    }

    @Test
    void nulCharacterIsReplaced() {
        Ours message = ours("{\"orderId\":\"a\\u0000b\",\"status\":\"\\u0000\",\"event\":\"E\0\"}");
        assertThat(message.paymentId()).isEqualTo("a\uFFFDb");
        assertThat(message.status()).isEqualTo("\uFFFD");
        assertThat(message.event()).isEqualTo("E\uFFFD");
    }

    @Test
    void deepNestingIsUnreadable() {
        assertThat(parse("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"orderId\":{}}", "{\"orderId\":[1]}", "{\"orderId\":null}", "{\"orderId\":\" \"}"})
    void malformedIdIsNull(String body) {
        assertThat(ours(body).paymentId()).isNull();
    }

    @Test
    void overlongIdIsNull() {
        assertThat(ours("{\"orderId\":\"" + "x".repeat(65) + "\"}").paymentId()).isNull();
    }

    @Test
    void headerAuthenticatesTheSender() {
        settings.put("ecster.notification.header.name", "X-Key");
        settings.put("ecster.notification.header.value", "secret");
        assertThat(parse(CREATED)).isInstanceOf(NotAuthentic.class);
        assertThat(parse(CREATED, Map.of("x-key", List.of("guess")))).isInstanceOf(NotAuthentic.class);
        assertThat(parse(CREATED, Map.of("x-key", List.of("secret")))).isInstanceOf(Ours.class);
    }
}
