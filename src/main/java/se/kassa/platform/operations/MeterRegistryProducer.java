package se.kassa.platform.operations;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the registry of metrics injectable, and binds every {@link MeterBinder} bean to it. */
@ApplicationScoped
public class MeterRegistryProducer {

    /** Has the registry there before anything happens that is to be counted. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object context, PrometheusMeterRegistry registry) {
        registry.counter("kassa.starts").increment();
    }

    @Produces
    @Singleton
    PrometheusMeterRegistry registry(@Any Instance<MeterBinder> binders) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        binders.forEach(binder -> binder.bindTo(registry));
        return registry;
    }
}
