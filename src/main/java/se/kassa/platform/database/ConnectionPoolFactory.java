package se.kassa.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Creates the shop's own pool. On an outage the pool evicts all connections: H2 closes its file at the first failed
 * write, as on a full disk, and reopens it only when no connection to the closed file is left, although those report
 * that they are valid.
 */
final class ConnectionPoolFactory {

    /** JIT compilation of PostgreSQL takes longer than the reports that it would speed up. */
    private static final String NO_COMPILATION = "set jit = off";

    private ConnectionPoolFactory() {}

    static HikariDataSource of(DataSource driver, DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kassa");
        config.setDataSource(driver);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(settings.acquireTimeout().toMillis());
        config.setValidationTimeout(Math.min(
                settings.acquireTimeout().toMillis(), settings.connectTimeout().toMillis()));
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(-1);
        EvictOnOutage evictOnOutage = new EvictOnOutage();
        if (settings.isH2()) {
            config.setExceptionOverride(evictOnOutage);
        } else {
            config.setConnectionInitSql(NO_COMPILATION);
        }
        HikariDataSource pool = new HikariDataSource(config);
        evictOnOutage.pool = pool;
        return pool;
    }

    private static final class EvictOnOutage implements SQLExceptionOverride {

        private volatile HikariDataSource pool;

        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            if (pool == null || !DatabaseOutage.isCauseOf(failure)) {
                return Override.CONTINUE_EVICT;
            }
            pool.getHikariPoolMXBean().softEvictConnections();
            return Override.MUST_EVICT;
        }
    }
}
