package se.kassa.platform.database;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToIntFunction;

/** Metrics of the shop's own pool: {@code kassa_db_connections} by state. */
@ApplicationScoped
public class PoolMetrics implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "active", HikariPoolMXBean::getActiveConnections);
        gauge(registry, "idle", HikariPoolMXBean::getIdleConnections);
        gauge(registry, "waiting", HikariPoolMXBean::getThreadsAwaitingConnection);
    }

    private static void gauge(MeterRegistry registry, String state, ToIntFunction<HikariPoolMXBean> figure) {
        Gauge.builder("kassa.db.connections", () -> DatabaseConnections.ownPool()
                        .map(pool -> figure.applyAsInt(pool.getHikariPoolMXBean()))
                        .orElse(0))
                .tag("state", state)
                .register(registry);
    }
}
