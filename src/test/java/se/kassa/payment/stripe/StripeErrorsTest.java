package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderResponseException;

class StripeErrorsTest {

    private static ProviderResponseException of(int status, String body) {
        return StripeErrors.of("capture", status, body, "req_1", Optional.of(Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "302, , , OUTCOME_UNKNOWN",
        "400, invalid_request_error, parameter_missing, REFUSED",
        "400, invalid_request_error, payment_intent_unexpected_state, WRONG_STATE",
        "400, invalid_request_error, charge_already_refunded, WRONG_STATE",
        "400, idempotency_error, , OUTCOME_UNKNOWN",
        "401, invalid_request_error, , MISCONFIGURED",
        "402, card_error, card_declined, REFUSED",
        "403, invalid_request_error, , MISCONFIGURED",
        "404, invalid_request_error, resource_missing, REFUSED",
        "409, invalid_request_error, , OUTCOME_UNKNOWN",
        "429, invalid_request_error, rate_limit, UNAVAILABLE",
        "500, api_error, , OUTCOME_UNKNOWN",
        "503, api_error, , OUTCOME_UNKNOWN"
    })
    void reasonsOfErrors(int status, String type, String code, Reason reason) {
        ProviderResponseException error =
                of(status, "{\"error\":{\"type\":%s,\"code\":%s}}".formatted(json(type), json(code)));
        assertThat(error.reason()).isEqualTo(reason);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.isRateLimited()).isEqualTo(status == 429);
    }

    private static String json(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>", "[]", "{", "{\"error\":\"text\"}", "{\"error\":{\"message\":7}}"})
    void bodyOfAnyShapeIsTolerated(String body) {
        assertThat(of(502, body).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(of(400, body)).hasMessage("Stripe answered 400 to capture: (request req_1)");
    }

    @Test
    void messageHasWhatAnOperatorNeedsAndNoKey() {
        ProviderResponseException error = of(
                402,
                "{\"error\":{\"type\":\"card_error\",\"code\":\"card_declined\",\"decline_code\":\"do_not_honor\","
                        + "\"message\":\"No\\nsuch key sk_test_abc and whsec_def.\"}}");
        assertThat(error)
                .hasMessage("Stripe answered 402 to capture: card_error card_declined do_not_honor"
                        + " No such key *** and ***. (request req_1)");
        assertThat(of(400, "{\"error\":{\"message\":\"Invalid email address: anna.öberg@example.com\"}}"))
                .hasMessage("Stripe answered 400 to capture: Invalid email address: *** (request req_1)");
        assertThat(error.summary()).doesNotContain("req_1");
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(3));
    }
}
