package se.kassa.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Executes plain JDBC statements in auto-commit mode, outside container transactions, for frequent operations where
 * each round trip counts. Uses the same connection source as everything else.
 */
@ApplicationScoped
public class AutoCommitJdbc {

    /** One statement to execute on a connection. */
    public interface Statement<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Executes one statement without extra round trips for a commit. No transaction may be open in this thread.
     *
     * @throws IllegalStateException if the database rejected the statement or did not respond; nothing was changed
     *     then, unless the response was lost
     */
    public <T> T execute(Statement<T> statement) {
        try (Connection connection = acquire()) {
            connection.setAutoCommit(true);
            return statement.on(connection);
        } catch (SQLException e) {
            DatabaseOutage.record(e);
            throw new IllegalStateException(e);
        }
    }

    /** The caller closes it. */
    protected Connection acquire() throws SQLException {
        return DatabaseConnections.shared().acquire();
    }
}
