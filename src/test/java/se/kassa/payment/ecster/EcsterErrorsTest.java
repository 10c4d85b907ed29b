package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderResponseException;
import se.kassa.testing.EcsterContract;

class EcsterErrorsTest {

    @Test
    void codeAndMessageAreKept() {
        ProviderResponseException e = EcsterErrors.of(
                "debit",
                400,
                "{\"code\":4424,\"type\":\"STATE\",\"message\":\"Not allowed\"}",
                "request-1",
                Optional.empty());
        assertThat(e.code()).isEqualTo("4424");
        assertThat(e.status()).isEqualTo(400);
        assertThat(e).hasMessageContaining("Not allowed").hasMessageContaining("request-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error | 4424 | INVALID_STATE The order is in the wrong state",
                "error-national-id | 4003 | nationalId is not supported in this version of the payment link api",
                "error-without-code | | Bad Request The cart is not understood"
            })
    void recordedErrorIsRead(String recorded, String code, String text) {
        ProviderResponseException e =
                EcsterErrors.of("createCart", 400, EcsterContract.text(recorded), "r", Optional.empty());
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.reason()).isEqualTo(Reason.REFUSED);
        assertThat(e).hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({
        "401, MISCONFIGURED", "403, MISCONFIGURED", "429, UNAVAILABLE", "503, OUTCOME_UNKNOWN",
        "500, OUTCOME_UNKNOWN", "502, OUTCOME_UNKNOWN", "400, REFUSED", "404, REFUSED"
    })
    void statusDeterminesTheReason(int status, Reason reason) {
        assertThat(EcsterErrors.of("call", status, "", "r", Optional.empty()).reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>Bad gateway</html>", "[]", "null", "{", "{\"message\":[1,2]}", "{\"error\":null}"})
    void anyBodyBecomesOneException(String body) {
        assertThat(EcsterErrors.of("call", 500, body, "r", Optional.empty())).hasMessageContaining("500");
    }

    @Test
    void messageCannotForgeALogLine() {
        assertThat(EcsterErrors.of("call", 400, "{\"message\":\"a\\nKASSA-ALERT\"}", "r", Optional.empty())
                        .getMessage())
                .doesNotContain("\n");
    }
}
