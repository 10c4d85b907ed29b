package se.kassa.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions of plain JDBC that the container knows nothing of: for the little that is done so often that every round
 * trip counts. Takes its connections from where everybody else's come from.
 */
@ApplicationScoped
public class PlainTransactions {

    /** A single statement. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does work that is a single statement, which the database commits by itself: without round trips for that. No
     * transaction may be open in this thread.
     *
     * @throws IllegalStateException if the database refused it or did not answer: then nothing was changed, unless it was
     *     the answer that got lost
     */
    public <T> T alone(Work<T> statement) {
        try (Connection connection = lend()) {
            connection.setAutoCommit(true);
            return statement.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The caller closes it. */
    protected Connection lend() throws SQLException {
        return ConnectionLender.shared().lend();
    }
}
