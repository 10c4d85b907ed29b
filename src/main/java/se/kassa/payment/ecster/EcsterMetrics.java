package se.kassa.payment.ecster;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times what goes to Ecster and what comes from it. */
@ApplicationScoped
class EcsterMetrics implements MeterBinder {

    private static final Duration[] NO_BUCKETS = {};

    /** Ecster gives up after about five seconds; a second is what the shop promises to ninety-nine of a hundred. */
    private static final Duration[] SOON_ENOUGH = {
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5)
    };

    @Inject
    private Instance<NotificationInbox> inbox;

    @Inject
    private Instance<EcsterCalls> calls;

    /** By name and tags: to find one in the registry costs more than to record. */
    private final Map<List<String>, Timer> timers = new ConcurrentHashMap<>();

    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry newRegistry) {
        registry = newRegistry;
        Gauge.builder("kassa.notifications.backlog", () -> backlog().waiting())
                .description("Notifications that are not worked off yet")
                .register(newRegistry);
        Gauge.builder("kassa.notifications.oldest", () -> backlog().oldestSeconds())
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(newRegistry);
        Gauge.builder("kassa.notifications.parked", () -> backlog().parked())
                .description("Notifications that wait for a person")
                .register(newRegistry);
        Gauge.builder("kassa.ecster.calls.in.progress", () -> calls.get().inProgress())
                .description("Calls to Ecster that are in progress on this node")
                .register(newRegistry);
        Gauge.builder("kassa.ecster.calls.at.most", () -> calls.get().mostAtOnce())
                .description(
                        "How many calls to Ecster may be in progress at the same time (ecster.max-concurrent-calls)")
                .register(newRegistry);
        FunctionCounter.builder(
                        "kassa.ecster.calls.refused", calls, each -> each.get().refused())
                .description("Calls to Ecster that were not made because too many were in progress")
                .register(newRegistry);
    }

    private NotificationInbox.Backlog backlog() {
        return inbox.get().backlog();
    }

    /** A call to Ecster has ended. */
    void called(String operation, String outcome, Duration took) {
        time("kassa.ecster.calls", "Calls to Ecster", NO_BUCKETS, took, "operation", operation, "outcome", outcome);
    }

    /** A notification was answered. */
    void answered(int status, Duration took) {
        time(
                "kassa.notifications.intake",
                "Notifications answered",
                SOON_ENOUGH,
                took,
                "status",
                Integer.toString(status));
    }

    /** The work on a notification has ended: {@code done}, {@code again} or {@code parked}. */
    void worked(String outcome, Duration took) {
        time("kassa.notifications.work", "Notifications worked on", NO_BUCKETS, took, "outcome", outcome);
    }

    private void time(String name, String description, Duration[] buckets, Duration took, String... tags) {
        MeterRegistry meters = registry;
        if (meters != null) {
            List<String> key = new ArrayList<>(List.of(tags));
            key.add(name);
            timers.computeIfAbsent(key, some -> Timer.builder(name)
                            .description(description)
                            .tags(tags)
                            .serviceLevelObjectives(buckets)
                            .register(meters))
                    .record(took);
        }
    }
}
