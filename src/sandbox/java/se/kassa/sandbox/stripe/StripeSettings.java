package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings of Stripe's side ({@code sandbox.stripe.*}); each has a default that the demo shop is set up for. */
@ApplicationScoped
public class StripeSettings {

    private final Config config = ConfigProvider.getConfig(StripeSettings.class.getClassLoader());

    public String secretKey() {
        return text("sandbox.stripe.secret-key", "sk_test_demo");
    }

    /** Where events are sent, besides the endpoints that are created by the API; {@code none} for nowhere. */
    public Optional<String> webhookUrl() {
        String url = text("sandbox.stripe.webhook.url", "http://localhost:8080/api/payments/stripe/notifications");
        return url.equals("none") ? Optional.empty() : Optional.of(url);
    }

    public String webhookSecret() {
        return text("sandbox.stripe.webhook.secret", "whsec_demo");
    }

    /** The pause before an event that was not answered with 2xx is sent again. */
    public Duration webhookPause() {
        return Duration.parse(text("sandbox.stripe.webhook.pause", "PT1H"));
    }

    /** How often an event is sent again. Three times in test mode (dev.to article, checked against Stripe's pages). */
    public int webhookRepeats() {
        return Integer.parseInt(text("sandbox.stripe.webhook.repeats", "3"));
    }

    /** How long a refund takes that is not of a card. */
    public Duration refundTime() {
        return Duration.parse(text("sandbox.refund-time", "PT1M"));
    }

    /** How long a changed payment intent is not found by a search. */
    public Duration searchDelay() {
        return Duration.parse(text("sandbox.stripe.search-delay", "PT1M"));
    }

    private String text(String name, String fallback) {
        return config.getOptionalValue(name, String.class).orElse(fallback);
    }
}
