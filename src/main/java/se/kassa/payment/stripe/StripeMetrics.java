package se.kassa.payment.stripe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import se.kassa.platform.operations.Timers;

/** Metrics of the calls to Stripe. */
@ApplicationScoped
class StripeMetrics implements MeterBinder {

    private static final Duration[] NO_BUCKETS = {};

    private volatile Timers timers;

    @Override
    public void bindTo(MeterRegistry registry) {
        timers = new Timers(registry);
    }

    /** Records that a call ended: {@code ok}, the HTTP status of an error, or {@code no answer}. */
    void called(String operation, String outcome, Duration took) {
        if (timers != null) {
            timers.record(
                    "kassa.stripe.calls",
                    "Calls to Stripe",
                    NO_BUCKETS,
                    took,
                    "operation",
                    operation,
                    "outcome",
                    outcome);
        }
    }
}
