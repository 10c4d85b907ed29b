package se.kassa.payment;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import se.kassa.payment.ProviderHealth.Circuit;
import se.kassa.platform.operations.Timers;

/** Metrics of the calls to one provider, {@code kassa.<id>.calls…} and {@code kassa.<id>.circuit}. */
public final class ProviderCallMetrics {

    private static final Duration[] NO_BUCKETS = {};

    private final String id;
    private final String displayName;
    private volatile Timers timers;
    private volatile Supplier<ProviderCallGuard> guard;

    /**
     * @param id the provider's, as of {@link PaymentProvider#id}
     * @param displayName the provider's name in descriptions
     */
    public ProviderCallMetrics(String id, String displayName) {
        this.id = id;
        this.displayName = displayName;
    }

    /** Registers the metrics. The registry keeps the counter only as long as the caller keeps this object. */
    public void bindTo(MeterRegistry registry, Supplier<ProviderCallGuard> of) {
        guard = of;
        timers = new Timers(registry);
        String calls = "kassa." + id + ".calls";
        Gauge.builder(calls + ".in.progress", () -> guard.get().inProgress())
                .description("Calls to " + displayName + " that are in progress on this node")
                .register(registry);
        Gauge.builder(calls + ".at.most", () -> guard.get().maxConcurrentCalls())
                .description(
                        "Maximum number of concurrent calls to " + displayName + " (" + id + ".max-concurrent-calls)")
                .register(registry);
        for (Circuit state : Circuit.values()) {
            Gauge.builder("kassa." + id + ".circuit", () -> guard.get().circuit() == state ? 1 : 0)
                    .description("1 for the state of the circuit breaker of calls to " + displayName)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder(
                        calls + ".refused", this, each -> each.guard.get().rejected())
                .description("Calls to " + displayName + " that were rejected because too many were in progress")
                .register(registry);
    }

    /**
     * Records that a call ended; nothing before {@link #bindTo}.
     *
     * @param outcome {@code ok}, the HTTP status of an error, or {@code no answer}
     */
    public void called(String operation, String outcome, Duration took) {
        if (timers != null) {
            timers.record(
                    "kassa." + id + ".calls",
                    "Calls to " + displayName,
                    NO_BUCKETS,
                    took,
                    "operation",
                    operation,
                    "outcome",
                    outcome);
        }
    }
}
