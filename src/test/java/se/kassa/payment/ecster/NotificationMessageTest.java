package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationMessageTest {

    private static final String CREATED = """
            { "orderId": "eYBtAD0wTZIzDWkVpGhe", "orderReference": "10000", "status": "READY",
              "time": "2019-02-07T12:27:28Z", "event": "CREATED" }""";

    @Test
    void theExampleOfTheDeveloperSiteIsRead() {
        NotificationMessage message = NotificationMessage.read(CREATED);
        assertThat(message.readable()).isTrue();
        assertThat(message.orderId()).isEqualTo("eYBtAD0wTZIzDWkVpGhe");
        assertThat(message.status()).isEqualTo("READY");
        assertThat(message.event()).isEqualTo("CREATED");
    }

    @Test
    void theFieldsOfTheFirstApiAreRead() {
        assertThat(NotificationMessage.read("{\"internalReference\":\"abc\",\"status\":\"READY\"}")
                        .orderId())
                .isEqualTo("abc");
    }

    @Test
    void theSameEventHasTheSameIdentityAndAnotherTimeAnother() {
        assertThat(NotificationMessage.read(CREATED).identity())
                .isEqualTo(NotificationMessage.read(CREATED).identity())
                .isNotEqualTo(NotificationMessage.read(CREATED.replace("12:27:28", "12:27:29"))
                        .identity());
    }

    @Test
    void unknownStatusAndEventAreKept() {
        NotificationMessage message = NotificationMessage.read("{\"status\":\"NEVER_HEARD\",\"event\":\"NOR_THIS\"}");
        assertThat(message.readable()).isTrue();
        assertThat(message.status()).isEqualTo("NEVER_HEARD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "null", "42", "{", "<html>", "{\"a\":}", "\u0000"})
    void whatIsNoJsonObjectIsUnreadableAndKept(String body) {
        NotificationMessage message = NotificationMessage.read(body);
        assertThat(message.readable()).isFalse();
        assertThat(message.identity()).hasSize(64);
    }

    @Test
    void theCharacterZeroThatNoDatabaseTakesIsReplacedHoweverItIsWritten() {
        NotificationMessage message =
                NotificationMessage.read("{\"orderId\":\"a\\u0000b\",\"status\":\"\\u0000\",\"event\":\"E\0\"}");
        assertThat(message.readable()).isTrue();
        assertThat(message.orderId()).isEqualTo("a\uFFFDb");
        assertThat(message.status()).isEqualTo("\uFFFD");
        assertThat(message.event()).isEqualTo("E\uFFFD");
    }

    @Test
    void deepNestingIsUnreadable() {
        assertThat(NotificationMessage.read("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                        .readable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"orderId\":{}}", "{\"orderId\":[1]}", "{\"orderId\":null}", "{\"orderId\":\" \"}"})
    void anOddIdIsNone(String body) {
        assertThat(NotificationMessage.read(body).orderId()).isNull();
    }

    @Test
    void anEndlessIdIsNone() {
        assertThat(NotificationMessage.read("{\"orderId\":\"" + "x".repeat(65) + "\"}")
                        .orderId())
                .isNull();
    }
}
