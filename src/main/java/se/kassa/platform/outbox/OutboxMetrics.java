package se.kassa.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Metrics of the outbox. */
@ApplicationScoped
class OutboxMetrics implements MeterBinder {

    @Inject
    private Instance<FailedMessages> failedMessages;

    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry newRegistry) {
        registry = newRegistry;
        Gauge.builder(
                        "kassa.outbox.backlog",
                        () -> failedMessages.get().backlog().waiting())
                .description("Messages that are not delivered yet")
                .register(newRegistry);
        Gauge.builder(
                        "kassa.outbox.oldest",
                        () -> failedMessages.get().backlog().oldestSeconds())
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(newRegistry);
        Gauge.builder(
                        "kassa.outbox.failed",
                        () -> failedMessages.get().backlog().failed())
                .description("Messages that wait for a person")
                .register(newRegistry);
    }

    /** Counts a delivery attempt: {@code delivered}, {@code again}, {@code failed} or {@code uncertain}. */
    void attempted(String handler, String outcome) {
        MeterRegistry meters = registry;
        if (meters != null) {
            meters.counter("kassa.outbox.deliveries", "handler", handler, "outcome", outcome)
                    .increment();
        }
    }
}
