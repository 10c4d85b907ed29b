package se.kassa.platform.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The data source behind the container's pool. It returns lazy connection proxies; real connections come from
 * {@link DatabaseConnections}.
 */
public class KassaDataSource implements DataSource {

    /** WildFly requires at least one property in a data source definition. */
    private String description = "";

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return LazyConnection.of(DatabaseConnections.shared()::acquire);
    }

    /** Ignores the arguments: user and password come from the settings. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Logging uses java.util.logging.
    }

    /** Ignored: time-outs come from the settings. */
    @Override
    public void setLoginTimeout(int seconds) {
        // See above.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("se.kassa");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!type.isInstance(this)) {
            throw new SQLFeatureNotSupportedException("Not a wrapper for " + type);
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
