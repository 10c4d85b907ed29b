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

    /** What is done in one transaction. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does the work in a transaction of its own, committed when this returns. No other may be open in this thread.
     *
     * @throws IllegalStateException if the database refused something or did not answer: then nothing was changed, unless
     *     it was the answer to the commit that got lost
     */
    public <T> T run(Work<T> work) {
        try (Connection connection = lend()) {
            connection.setAutoCommit(false);
            return committed(connection, work);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            end(connection, done);
        }
    }

    private static void end(Connection connection, boolean committed) throws SQLException {
        if (!committed) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    /** The caller closes it. */
    protected Connection lend() throws SQLException {
        return ConnectionLender.shared().lend();
    }
}
