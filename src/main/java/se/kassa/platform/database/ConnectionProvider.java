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
import se.kassa.platform.settings.SettingsProducer;

/**
 * Has the real connections to the database: a pool of the shop's own, made from the settings, or the server's data source
 * that they name. Migrates the schema before it lends the first one, which is earlier than any start-up bean.
 */
final class ConnectionProvider {

    private static final int LOOK_UPS = 20;
    private static final Duration BETWEEN_LOOK_UPS = Duration.ofMillis(500);

    private static ConnectionProvider instance;

    private final DataSource source;
    private final OutageBreaker breaker;

    private ConnectionProvider(DatabaseSettings settings) throws SQLException {
        if (settings.jndiName().isPresent()) {
            source = lookUp(settings.jndiName().get());
            SchemaMigration.migrate(source);
        } else {
            DataSource driver = driver(settings);
            SchemaMigration.migrate(driver);
            source = OwnPool.of(driver, settings);
        }
        breaker = new OutageBreaker(
                () -> source.getConnection(), failure -> DatabaseOutage.isBehind(failure) && isEmpty());
    }

    /** A pool whose connections are all in use is no outage; of the server's own pool nobody knows. */
    private boolean isEmpty() {
        return !(source instanceof HikariDataSource pool)
                || pool.getHikariPoolMXBean() == null
                || pool.getHikariPoolMXBean().getTotalConnections() == 0;
    }

    /** The one of this application; the first call may take as long as the migration does. */
    static synchronized ConnectionProvider shared() throws SQLException {
        if (instance == null) {
            instance = new ConnectionProvider(DatabaseSettings.read(SettingsProducer.reader()));
        }
        return instance;
    }

    /** The own pool, once there is one. */
    static synchronized Optional<HikariDataSource> ownPool() {
        return instance != null && instance.source instanceof HikariDataSource pool
                ? Optional.of(pool)
                : Optional.empty();
    }

    /** Closes every connection of the own pool; the application ends. */
    static synchronized void close() {
        ownPool().ifPresent(HikariDataSource::close);
        instance = null;
    }

    /** @throws SQLException if there is none within the time that the settings say */
    Connection lend() throws SQLException {
        return breaker.lend();
    }

    /** A server that is starting may bind its data sources a moment later. */
    private static DataSource lookUp(String name) throws SQLException {
        RetryPolicy<DataSource> patiently = RetryPolicy.<DataSource>builder()
                .handle(NamingException.class)
                .withMaxAttempts(LOOK_UPS)
                .withDelay(BETWEEN_LOOK_UPS)
                .build();
        try {
            return Failsafe.with(patiently).get(() -> asApplication(name));
        } catch (FailsafeException e) {
            throw new SQLException("kassa.db.jndi-name: the server has no data source of this name", e.getCause());
        }
    }

    /** Payara asks its pools for connections with no class loader in the thread, and can't look up anything so. */
    private static DataSource asApplication(String name) throws NamingException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ConnectionProvider.class.getClassLoader());
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
        postgres.setSocketTimeout((int) settings.answerTimeout().toSeconds());
        postgres.setTcpKeepAlive(true);
        return postgres;
    }
}
