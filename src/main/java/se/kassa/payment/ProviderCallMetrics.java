package se.kassa.payment;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import se.kassa.payment.ProviderHealth.Circuit;
import se.kassa.platform.operations.MetricTimers;

/** Metrics of the calls to each configured provider, {@code kassa.<id>.calls…} and {@code kassa.<id>.circuit}. */
@ApplicationScoped
public class ProviderCallMetrics implements MeterBinder {

    private static final Duration[] NO_BUCKETS = {};

    @Inject
    private PaymentProviders providers;

    private volatile MetricTimers timers;

    @Override
    public void bindTo(MeterRegistry registry) {
        timers = new MetricTimers(registry);
        providers.all().forEach(provider -> bind(provider, registry));
    }

    private void bind(PaymentProvider provider, MeterRegistry registry) {
        String prefix = "kassa." + provider.id();
        String calls = prefix + ".calls";
        String name = provider.displayName();
        Gauge.builder(calls + ".in.progress", () -> provider.callGuard().inProgress())
                .description("Calls to " + name + " that are in progress on this node")
                .register(registry);
        Gauge.builder(calls + ".at.most", () -> provider.callGuard().maxConcurrentCalls())
                .description("Maximum number of concurrent calls to " + name)
                .register(registry);
        for (Circuit state : Circuit.values()) {
            Gauge.builder(prefix + ".circuit", () -> provider.callGuard().circuit() == state ? 1 : 0)
                    .description("1 for the state of the circuit breaker of calls to " + name)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        // The registry does not keep the object of a counter: this one lives as long as the application.
        FunctionCounter.builder(
                        calls + ".refused", this, any -> provider.callGuard().rejected())
                .description("Calls to " + name + " that were rejected because too many were in progress")
                .register(registry);
    }

    /**
     * Records that a call ended; nothing before {@link #bindTo}.
     *
     * @param outcome {@code ok}, the HTTP status of an error, or {@code no answer}
     */
    public void called(ProviderCallSettings provider, String operation, String outcome, Duration took) {
        if (timers != null) {
            timers.record(
                    "kassa." + provider.id() + ".calls",
                    "Calls to " + provider.displayName(),
                    NO_BUCKETS,
                    took,
                    "operation",
                    operation,
                    "outcome",
                    outcome);
        }
    }
}
