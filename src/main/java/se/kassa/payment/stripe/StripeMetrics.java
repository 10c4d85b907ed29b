package se.kassa.payment.stripe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import se.kassa.payment.ProviderCallMetrics;

/** Metrics of the calls to Stripe; none if Stripe is not configured. */
@ApplicationScoped
class StripeMetrics implements MeterBinder {

    private final ProviderCallMetrics metrics = new ProviderCallMetrics(StripePaymentProvider.ID, "Stripe");

    @Inject
    private StripeSettings settings;

    @Inject
    private Instance<StripeClient> client;

    @Override
    public void bindTo(MeterRegistry registry) {
        if (settings.isConfigured()) {
            metrics.bindTo(registry, () -> client.get().guard());
        }
    }

    void called(String operation, String outcome, Duration took) {
        metrics.called(operation, outcome, took);
    }
}
