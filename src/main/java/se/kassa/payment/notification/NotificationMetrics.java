package se.kassa.payment.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import se.kassa.platform.operations.MetricTimers;

/** Metrics of the notification inbox. */
@ApplicationScoped
class NotificationMetrics implements MeterBinder {

    private static final Duration[] NO_BUCKETS = {};

    /** A provider may close the connection after about five seconds; the objective is 99 % within one second. */
    private static final Duration[] RESPONSE_BUCKETS = {
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5)
    };

    @Inject
    private Instance<NotificationInbox> inbox;

    private volatile MetricTimers timers;
    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry registry) {
        this.registry = registry;
        timers = new MetricTimers(registry);
        Gauge.builder("kassa.notifications.backlog", () -> backlog().waiting())
                .description("Notifications that are not processed yet")
                .register(registry);
        Gauge.builder("kassa.notifications.oldest", () -> backlog().oldestSeconds())
                .description("Age of the oldest notification that is not processed yet")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("kassa.notifications.failed", () -> backlog().failed())
                .description("Failed notifications that staff must retry")
                .register(registry);
    }

    private NotificationInbox.Backlog backlog() {
        return inbox.get().backlog();
    }

    /** Records that a notification was answered with this HTTP status. */
    void received(int status, Duration took) {
        record("kassa.notifications.intake", "Notifications answered", RESPONSE_BUCKETS, took, "status", "" + status);
    }

    /** Counts an authentic notification that concerns no payment of this shop. */
    void foreign(String provider) {
        MeterRegistry meters = registry;
        if (meters != null) {
            meters.counter("kassa.notifications.foreign", "provider", provider).increment();
        }
    }

    /** Records that processing ended. The outcome is {@code done}, {@code again} or {@code failed}. */
    void processed(String outcome, Duration took) {
        record("kassa.notifications.work", "Notifications processed", NO_BUCKETS, took, "outcome", outcome);
    }

    private void record(String name, String description, Duration[] buckets, Duration took, String... tags) {
        if (timers != null) {
            timers.record(name, description, buckets, took, tags);
        }
    }
}
