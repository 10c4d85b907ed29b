package se.kassa.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The shop's own pool. When the database can't be used, it gives up every connection that it has: H2 closes its file at the
 * first write that fails, as on a full disk, and opens it anew once no connection to the closed one is left, although those
 * say that they are valid.
 */
final class OwnPool {

    /** PostgreSQL compiles statements that it thinks long; for those over many days that takes longer than they do. */
    private static final String NO_COMPILATION = "set jit = off";

    private OwnPool() {}

    static HikariDataSource of(DataSource driver, DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kassa");
        config.setDataSource(driver);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setValidationTimeout(Math.min(
                settings.patience().toMillis(), settings.connectTimeout().toMillis()));
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(-1);
        GivingUp givingUp = new GivingUp();
        if (settings.isH2()) {
            config.setExceptionOverride(givingUp);
        } else {
            config.setConnectionInitSql(NO_COMPILATION);
        }
        HikariDataSource pool = new HikariDataSource(config);
        givingUp.pool = pool;
        return pool;
    }

    private static final class GivingUp implements SQLExceptionOverride {

        private volatile HikariDataSource pool;

        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            if (pool == null || !DatabaseOutage.isBehind(failure)) {
                return Override.CONTINUE_EVICT;
            }
            pool.getHikariPoolMXBean().softEvictConnections();
            return Override.MUST_EVICT;
        }
    }
}
