package se.kassa.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements of plain JDBC that the database commits by itself and the container knows nothing of: for the little that is
 * done so often that every round trip counts. Takes its connections from where everybody else's come from.
 */
@ApplicationScoped
public class AutoCommitJdbc {

    /** What is done with a connection: one statement. */
    public interface Statement<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Executes one statement, without round trips for its commit. No transaction may be open in this thread.
     *
     * @throws IllegalStateException if the database refused it or did not answer: then nothing was changed, unless it was
     *     the answer that got lost
     */
    public <T> T execute(Statement<T> statement) {
        try (Connection connection = lend()) {
            connection.setAutoCommit(true);
            return statement.on(connection);
        } catch (SQLException e) {
            DatabaseOutage.note(e);
            throw new IllegalStateException(e);
        }
    }

    /** The caller closes it. */
    protected Connection lend() throws SQLException {
        return ConnectionProvider.shared().lend();
    }
}
