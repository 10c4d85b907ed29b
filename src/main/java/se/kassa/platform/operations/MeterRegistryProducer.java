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

/** Provides the metrics registry and binds every {@link MeterBinder} bean to it. */
@ApplicationScoped
public class MeterRegistryProducer {

    /** Creates the registry at start-up, before anything is counted. */
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
