package se.kassa.platform.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import se.kassa.platform.settings.SettingsProducer;

/**
 * The data source behind the container's pool: reads its address from the settings and migrates the schema before it
 * hands out the first connection, which on every server is earlier than any start-up bean.
 */
public class KassaDataSource implements DataSource {

    private static volatile boolean migrated;

    private final DatabaseSettings settings = DatabaseSettings.read(SettingsProducer.reader());
    private final DataSource driver = driver(settings);

    /** WildFly wants a data source definition to set at least one property; this one is only a name. */
    private String description = "";

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    @Override
    public Connection getConnection() throws SQLException {
        migrateOnce();
        return driver.getConnection();
    }

    /** Ignores what the container hands in: user and password come from the settings. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private void migrateOnce() {
        if (!migrated) {
            synchronized (KassaDataSource.class) {
                if (!migrated) {
                    SchemaMigration.migrate(driver);
                    migrated = true;
                }
            }
        }
    }

    private static DataSource driver(DatabaseSettings settings) {
        if (settings.isH2()) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(settings.url());
            h2.setUser(settings.user());
            h2.setPassword(settings.password());
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(settings.url());
        postgres.setUser(settings.user());
        postgres.setPassword(settings.password());
        return postgres;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("se.kassa");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || driver.isWrapperFor(type);
    }
}
