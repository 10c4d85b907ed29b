package se.kassa.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Http;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.Servers;

/** Health and metrics, and that nobody else sees them. */
class OperationsIT {

    private final URI shop = Servers.shared().shopUrl();
    private final OperationsClient operations = new OperationsClient(shop);

    @ParameterizedTest
    @ValueSource(strings = {"api/health", "api/metrics"})
    void tokenIsRequired(String path) {
        assertThat(Http.get(shop.resolve(path)).status()).isEqualTo(404);
        assertThat(Http.get(shop.resolve(path), "Authorization", "Bearer wrong").status())
                .isEqualTo(404);
        assertThat(Http.get(shop.resolve(path), "Authorization", Servers.OPERATIONS_TOKEN)
                        .status())
                .isEqualTo(404);
    }

    /** Servers have such answers of their own, for anybody; so have JAX-RS implementations. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "health",
                "health/live",
                "metrics",
                "metrics/base",
                "openapi",
                "openapi/",
                "api/application.wadl",
                "api/application.wadl/xsd0.xsd"
            })
    void serversOwnEndpointsAreClosed(String path) {
        assertThat(Http.get(shop.resolve(path)).status()).isEqualTo(404);
    }

    @Test
    void wadlIsClosed() {
        assertThat(Http.call("OPTIONS", shop.resolve("api/health"), "").body()).doesNotContain("wadl", "resource");
    }

    @Test
    void healthReportsDatabaseAndBacklog() {
        assertThat(operations.health().getString("status")).isEqualTo("up");
        assertThat(operations.health().getJsonObject("database").getString("status"))
                .isEqualTo("up");
        assertThat(operations.health().getJsonObject("notifications").keySet())
                .contains("waiting", "oldestSeconds", "failed");
        assertThat(operations.health().getJsonObject("ecster").keySet())
                .contains("callsInProgress", "callsAtMost", "callsRefused", "callsInterrupted", "callsOnTrial");
    }

    @Test
    void drainedNodeKeepsServing() {
        assertThat(Http.call("POST", shop.resolve("api/drain"), "").status()).isEqualTo(404);
        operations.drain();
        assertThat(operations.healthStatus()).isEqualTo(503);
        assertThat(Http.get(shop.resolve("terms")).status()).isEqualTo(200);
        operations.stopDraining();
        assertThat(operations.healthStatus()).isEqualTo(200);
    }

    @Test
    void rejectionsAreCounted() {
        String refused = "kassa_notifications_intake_seconds_count{status=\"%d\"}";
        long without = operations.metric(refused.formatted(401));
        long unknown = operations.metric(refused.formatted(404));
        URI address = shop.resolve("api/ecster/notifications/any");
        Http.post(address, "{}");
        Http.post(address, "{}", Servers.NOTIFICATION_HEADER, Servers.NOTIFICATION_SECRET);
        assertThat(operations.metric(refused.formatted(401))).isEqualTo(without + 1);
        assertThat(operations.metric(refused.formatted(404))).isEqualTo(unknown + 1);
    }

    @Test
    void gaugesForAlertsExist() {
        assertThat(operations.metrics())
                .contains(
                        "kassa_notifications_backlog",
                        "kassa_notifications_oldest_seconds",
                        "kassa_notifications_failed",
                        "kassa_ecster_calls_in_progress",
                        "kassa_ecster_calls_at_most",
                        "kassa_ecster_circuit{state=\"closed\"} 1.0",
                        "kassa_ecster_calls_refused_total",
                        "kassa_orders_in_review");
    }
}
