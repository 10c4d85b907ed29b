package se.kassa.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** What operators watch of the outbox. */
@ApplicationScoped
class OutboxMetrics implements MeterBinder {

    @Inject
    private Instance<FailedMessages> undelivered;

    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry newRegistry) {
        registry = newRegistry;
        Gauge.builder("kassa.outbox.backlog", () -> undelivered.get().backlog().waiting())
                .description("Messages that are not delivered yet")
                .register(newRegistry);
        Gauge.builder("kassa.outbox.oldest", () -> undelivered.get().backlog().oldestSeconds())
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(newRegistry);
        Gauge.builder("kassa.outbox.parked", () -> undelivered.get().backlog().parked())
                .description("Messages that wait for a person")
                .register(newRegistry);
    }

    /** A delivery was tried: {@code delivered}, {@code again}, {@code failed} or {@code uncertain}. */
    void tried(String handler, String outcome) {
        MeterRegistry meters = registry;
        if (meters != null) {
            meters.counter("kassa.outbox.deliveries", "handler", handler, "outcome", outcome)
                    .increment();
        }
    }
}
