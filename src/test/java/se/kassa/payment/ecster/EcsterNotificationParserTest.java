package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.payment.notification.NotificationMessage;
import se.kassa.payment.notification.NotificationParser;
import se.kassa.testing.EcsterContract;

class EcsterNotificationParserTest {

    private static final NotificationParser PARSER = new EcsterNotificationParser();

    private static final String CREATED = """
            { "orderId": "eYBtAD0wTZIzDWkVpGhe", "orderReference": "10000", "status": "READY",
              "time": "2019-02-07T12:27:28Z", "event": "CREATED" }""";

    @Test
    void exampleOfTheDeveloperSiteIsParsed() {
        NotificationMessage message = PARSER.parse(CREATED);
        assertThat(message.readable()).isTrue();
        assertThat(message.providerOrderId()).isEqualTo("eYBtAD0wTZIzDWkVpGhe");
        assertThat(message.status()).isEqualTo("READY");
        assertThat(message.event()).isEqualTo("CREATED");
    }

    @ParameterizedTest
    @CsvSource({
        "notification, READY, CREATED",
        "notification-pending, PENDING_PAYMENT, CREATED",
        "notification-full-debit, FULLY_DELIVERED, FULL_DEBIT"
    })
    void recordedNotificationIsParsed(String recorded, String status, String event) {
        NotificationMessage message = PARSER.parse(EcsterContract.text(recorded));
        assertThat(message.readable()).isTrue();
        assertThat(message.providerOrderId()).isEqualTo("eYBtAD0wTZIzDWkVpGhe");
        assertThat(message.status()).isEqualTo(status);
        assertThat(message.event()).isEqualTo(event);
    }

    @Test
    void fieldsOfTheFirstApiAreParsed() {
        assertThat(PARSER.parse("{\"internalReference\":\"abc\",\"status\":\"READY\"}")
                        .providerOrderId())
                .isEqualTo("abc");
    }

    @Test
    void identityDependsOnTheWholeBody() {
        assertThat(PARSER.parse(CREATED).identity())
                .isEqualTo(PARSER.parse(CREATED).identity())
                .isNotEqualTo(
                        PARSER.parse(CREATED.replace("12:27:28", "12:27:29")).identity());
    }

    @Test
    void unknownStatusAndEventAreKept() {
        NotificationMessage message = PARSER.parse("{\"status\":\"NEVER_HEARD\",\"event\":\"NOR_THIS\"}");
        assertThat(message.readable()).isTrue();
        assertThat(message.status()).isEqualTo("NEVER_HEARD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "null", "42", "{", "<html>", "{\"a\":}", "\u0000"})
    void nonJsonObjectIsUnreadableAndStored(String body) {
        NotificationMessage message = PARSER.parse(body);
        assertThat(message.readable()).isFalse();
        assertThat(message.identity()).hasSize(64);
    }

    @Test
    void nulCharacterIsReplaced() {
        NotificationMessage message =
                PARSER.parse("{\"orderId\":\"a\\u0000b\",\"status\":\"\\u0000\",\"event\":\"E\0\"}");
        assertThat(message.readable()).isTrue();
        assertThat(message.providerOrderId()).isEqualTo("a\uFFFDb");
        assertThat(message.status()).isEqualTo("\uFFFD");
        assertThat(message.event()).isEqualTo("E\uFFFD");
    }

    @Test
    void deepNestingIsUnreadable() {
        assertThat(PARSER.parse("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                        .readable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"orderId\":{}}", "{\"orderId\":[1]}", "{\"orderId\":null}", "{\"orderId\":\" \"}"})
    void malformedIdIsNull(String body) {
        assertThat(PARSER.parse(body).providerOrderId()).isNull();
    }

    @Test
    void overlongIdIsNull() {
        assertThat(PARSER.parse("{\"orderId\":\"" + "x".repeat(65) + "\"}").providerOrderId())
                .isNull();
    }
}
