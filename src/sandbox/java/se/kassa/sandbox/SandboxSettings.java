package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The sandbox's settings ({@code sandbox.*}); each has a default that the demo shop is set up for. */
@ApplicationScoped
public class SandboxSettings {

    private final Config config = ConfigProvider.getConfig(SandboxSettings.class.getClassLoader());

    public String apiKey() {
        return text("sandbox.api-key", "demo-api-key");
    }

    /** The keys of the merchants that share the api key. */
    public Set<String> merchantKeys() {
        return Arrays.stream(text("sandbox.merchant-key", "demo-merchant-key").split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    public String notificationHeaderName() {
        return text("sandbox.notification.header.name", "X-Notification-Key");
    }

    public String notificationHeaderValue() {
        return text("sandbox.notification.header.value", "demo-notification-secret");
    }

    /** Whether requests are refused of which nobody knows if Ecster took them. */
    public boolean strict() {
        return Boolean.parseBoolean(text("sandbox.strict", "false"));
    }

    /** The folder of the sandbox's own database. */
    public String dataFolder() {
        return text("sandbox.data", "./data");
    }

    public Duration cartLifetime() {
        return Duration.parse(text("sandbox.cart-lifetime", "PT1H"));
    }

    /** The pause before a notification that was not answered with 200 is sent again; two hours at the real Ecster. */
    public Duration notificationPause() {
        return Duration.parse(text("sandbox.notification.pause", "PT2H"));
    }

    /** How long a Swish refund takes. */
    public Duration refundTime() {
        return Duration.parse(text("sandbox.refund-time", "PT1M"));
    }

    private String text(String name, String fallback) {
        return config.getOptionalValue(name, String.class).orElse(fallback);
    }
}
