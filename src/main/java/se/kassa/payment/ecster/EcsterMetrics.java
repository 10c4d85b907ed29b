package se.kassa.payment.ecster;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.payment.ProviderCallMetrics;

/** Metrics of the calls to Ecster. */
@ApplicationScoped
class EcsterMetrics implements MeterBinder {

    private final ProviderCallMetrics metrics = new ProviderCallMetrics(EcsterPaymentProvider.ID, "Ecster");

    @Inject
    @Named(EcsterPaymentProvider.ID)
    private Instance<ProviderCallGuard> guard;

    @Override
    public void bindTo(MeterRegistry registry) {
        metrics.bindTo(registry, guard::get);
    }

    void called(String operation, String outcome, Duration took) {
        metrics.called(operation, outcome, took);
    }
}
