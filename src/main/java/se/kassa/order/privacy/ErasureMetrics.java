package se.kassa.order.privacy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts orders whose personal data was erased. */
@ApplicationScoped
class ErasureMetrics implements MeterBinder {

    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry newRegistry) {
        registry = newRegistry;
    }

    void erased(String actor) {
        MeterRegistry meters = registry;
        if (meters != null) {
            Counter.builder("kassa.orders.erased")
                    .description("Orders whose data of persons were erased")
                    .tags("by", ErasureJob.ACTOR.equals(actor) ? "time" : "staff")
                    .register(meters)
                    .increment();
        }
    }
}
