package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers signed by stripe-java. */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_current";
    private static final String OLD_SECRET = "whsec_previous";
    private static final String BODY = "{\"id\":\"evt_1\",\"name\":\"Åsa €\"}";
    private static final long TIME = 1_790_000_000L;

    private static String signed(String secret) throws GeneralSecurityException {
        return Webhook.Signature.generateSignatureHeader(BODY, secret, TIME);
    }

    private static String v1(String secret) throws GeneralSecurityException {
        return "v1=" + Webhook.Util.computeHmacSha256(secret, TIME + "." + BODY);
    }

    private static boolean isAuthentic(String header, String body, long now, String... secrets) {
        return WebhookSignature.problem(
                        header, body.getBytes(StandardCharsets.UTF_8), List.of(secrets), Instant.ofEpochSecond(now))
                .isEmpty();
    }

    @Test
    void signatureOfTheLibraryIsAccepted() throws GeneralSecurityException {
        assertThat(isAuthentic(signed(SECRET), BODY, TIME, SECRET)).isTrue();
    }

    @Test
    void anotherBodyOrTimeOrSecretIsRefused() throws GeneralSecurityException {
        assertThat(isAuthentic(signed(SECRET), BODY + " ", TIME, SECRET)).isFalse();
        assertThat(isAuthentic(signed(SECRET).replace("t=" + TIME, "t=" + (TIME + 1)), BODY, TIME, SECRET))
                .isFalse();
        assertThat(isAuthentic(signed("whsec_other"), BODY, TIME, SECRET, OLD_SECRET))
                .isFalse();
        assertThat(isAuthentic(signed(SECRET), BODY, TIME)).isFalse();
    }

    @Test
    void eitherSecretIsAccepted() throws GeneralSecurityException {
        assertThat(isAuthentic(signed(OLD_SECRET), BODY, TIME, SECRET, OLD_SECRET))
                .isTrue();
        assertThat(isAuthentic(signed(OLD_SECRET), BODY, TIME, SECRET)).isFalse();
    }

    @Test
    void oneOfSeveralSignaturesSuffices() throws GeneralSecurityException {
        String header = "t=" + TIME + ",v1=00," + v1(OLD_SECRET) + "," + v1(SECRET) + ",v0=11";
        assertThat(isAuthentic(header, BODY, TIME, SECRET)).isTrue();
    }

    @Test
    void signatureOfAnotherSchemeIsIgnored() throws GeneralSecurityException {
        assertThat(isAuthentic("t=" + TIME + "," + v1(SECRET).replace("v1=", "v0="), BODY, TIME, SECRET))
                .isFalse();
    }

    @Test
    void timeMayBeFiveMinutesOff() throws GeneralSecurityException {
        assertThat(isAuthentic(signed(SECRET), BODY, TIME + 300, SECRET)).isTrue();
        assertThat(isAuthentic(signed(SECRET), BODY, TIME + 301, SECRET)).isFalse();
        assertThat(isAuthentic(signed(SECRET), BODY, TIME - 300, SECRET)).isTrue();
        assertThat(isAuthentic(signed(SECRET), BODY, TIME - 301, SECRET)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ",", "t", "t=", "v1=", "t=1", "t=-1,v1=aa", "t=99999999999999999999,v1=aa", "t=å,v1=å"})
    void malformedHeaderIsRefused(String header) {
        assertThat(isAuthentic(header, BODY, TIME, SECRET)).isFalse();
    }
}
