package se.kassa.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import se.kassa.platform.settings.ShopSettingsProducer;

/**
 * Provides database connections, either from the shop's own pool or from the configured data source of the server.
 * Migrates the schema before it returns the first one, earlier than any start-up bean.
 */
final class DatabaseConnections {

    private static final int LOOKUP_ATTEMPTS = 20;
    private static final Duration LOOKUP_INTERVAL = Duration.ofMillis(500);

    private static DatabaseConnections instance;

    private final DataSource source;
    private final OutageBreaker breaker;

    private DatabaseConnections(DatabaseSettings settings) throws SQLException {
        if (settings.jndiName().isPresent()) {
            source = lookUp(settings.jndiName().get());
            SchemaMigration.migrate(source);
        } else {
            DataSource driver = driver(settings);
            SchemaMigration.migrate(driver);
            source = ConnectionPoolFactory.of(driver, settings);
        }
        breaker = new OutageBreaker(
                () -> source.getConnection(), failure -> DatabaseOutage.isCauseOf(failure) && isEmpty());
    }

    /** An exhausted pool is not an outage; the state of a server's own pool is unknown. */
    private boolean isEmpty() {
        return !(source instanceof HikariDataSource pool)
                || pool.getHikariPoolMXBean() == null
                || pool.getHikariPoolMXBean().getTotalConnections() == 0;
    }

    /** The provider of this application; the first call may take as long as the migration. */
    static synchronized DatabaseConnections shared() throws SQLException {
        if (instance == null) {
            instance = new DatabaseConnections(ShopSettingsProducer.read(DatabaseSettings::read));
        }
        return instance;
    }

    /** The shop's own pool; empty before it is created, or if the server's data source is used. */
    static synchronized Optional<HikariDataSource> ownPool() {
        return instance != null && instance.source instanceof HikariDataSource pool
                ? Optional.of(pool)
                : Optional.empty();
    }

    /** Closes the pool at the end of the application. */
    static synchronized void close() {
        ownPool().ifPresent(HikariDataSource::close);
        instance = null;
    }

    /** @throws SQLException if no connection is available within the configured time */
    Connection acquire() throws SQLException {
        return breaker.acquire();
    }

    /** Retries, because a starting server may bind its data sources late. */
    private static DataSource lookUp(String name) throws SQLException {
        RetryPolicy<DataSource> retry = RetryPolicy.<DataSource>builder()
                .handle(NamingException.class)
                .withMaxAttempts(LOOKUP_ATTEMPTS)
                .withDelay(LOOKUP_INTERVAL)
                .build();
        try {
            return Failsafe.with(retry).get(() -> lookUpWithClassLoader(name));
        } catch (FailsafeException e) {
            throw new SQLException("kassa.db.jndi-name: the server has no data source of this name", e.getCause());
        }
    }

    /** Payara requests connections without a context class loader, and JNDI look-ups fail without one. */
    private static DataSource lookUpWithClassLoader(String name) throws NamingException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(DatabaseConnections.class.getClassLoader());
        try {
            return InitialContext.doLookup(name);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    static DataSource driver(DatabaseSettings settings) {
        if (settings.isH2()) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(settings.h2Url());
            h2.setUser(settings.user());
            h2.setPassword(settings.password());
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(settings.url());
        postgres.setUser(settings.user());
        postgres.setPassword(settings.password());
        postgres.setConnectTimeout((int) settings.connectTimeout().toSeconds());
        postgres.setSocketTimeout((int) settings.socketTimeout().toSeconds());
        postgres.setTcpKeepAlive(true);
        return postgres;
    }
}
