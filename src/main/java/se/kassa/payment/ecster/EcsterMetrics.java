package se.kassa.payment.ecster;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Locale;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.payment.ProviderConnection.Circuit;
import se.kassa.platform.operations.Timers;

/** Metrics of the calls to Ecster. */
@ApplicationScoped
class EcsterMetrics implements MeterBinder {

    private static final Duration[] NO_BUCKETS = {};

    @Inject
    @Named(EcsterPaymentProvider.ID)
    private Instance<ProviderCallGuard> guard;

    private volatile Timers timers;

    @Override
    public void bindTo(MeterRegistry registry) {
        timers = new Timers(registry);
        Gauge.builder("kassa.ecster.calls.in.progress", () -> guard.get().inProgress())
                .description("Calls to Ecster that are in progress on this node")
                .register(registry);
        Gauge.builder("kassa.ecster.calls.at.most", () -> guard.get().maxConcurrentCalls())
                .description("Maximum number of concurrent calls to Ecster (ecster.max-concurrent-calls)")
                .register(registry);
        for (Circuit state : Circuit.values()) {
            Gauge.builder("kassa.ecster.circuit", () -> guard.get().circuit() == state ? 1 : 0)
                    .description("1 for the state of the circuit breaker of calls to Ecster")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder(
                        "kassa.ecster.calls.refused", guard, each -> each.get().rejected())
                .description("Calls to Ecster that were rejected because too many were in progress")
                .register(registry);
    }

    /** Records that a call ended: {@code ok}, the HTTP status of an error, or {@code no answer}. */
    void called(String operation, String outcome, Duration took) {
        if (timers != null) {
            timers.record(
                    "kassa.ecster.calls",
                    "Calls to Ecster",
                    NO_BUCKETS,
                    took,
                    "operation",
                    operation,
                    "outcome",
                    outcome);
        }
    }
}
