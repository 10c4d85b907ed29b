package se.kassa.order;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Gauge of orders in payment review. */
@ApplicationScoped
public class OrderMetrics implements MeterBinder {

    @Inject
    private Instance<OrderRepository> orders;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kassa.orders.in.review", () -> orders.get().countInReview())
                .description("Orders whose payment is held before a person")
                .register(registry);
    }
}
