package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.kassa.sandbox.NotificationChannel;
import se.kassa.sandbox.OutboxEntry;

/** Stripe's webhooks: signed with the endpoint's secret for each try; again on anything but 2xx. */
@ApplicationScoped
public class StripeChannel implements NotificationChannel {

    static final String NAME = "stripe";

    @Inject
    private StripeSettings settings;

    @Inject
    private WebhookEndpoints endpoints;

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public String headerName() {
        return "Stripe-Signature";
    }

    /** Signs with the real time, by which the shop judges it, whatever the sandbox's clock shows. */
    @Override
    public String headerValue(OutboxEntry entry) {
        String secret =
                entry.forged() ? "whsec_a_guess" : endpoints.secret(entry.url()).orElse("whsec_of_a_deleted_endpoint");
        long now = Instant.now().getEpochSecond();
        return "t=" + now + ",v1=" + signature(secret, now + "." + entry.body());
    }

    private static String signature(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean accepted(String answer) {
        return answer.matches("2\\d\\d");
    }

    @Override
    public int mostTries() {
        return 1 + settings.webhookRepeats();
    }

    /** Grows with the tries; Stripe's own figures are not published. */
    @Override
    public Duration pause(int tries) {
        return settings.webhookPause().multipliedBy(tries);
    }
}
