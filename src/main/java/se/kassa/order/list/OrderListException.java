package se.kassa.order.list;

import java.sql.SQLException;

/** The database could not be read, or not in time. */
public class OrderListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** PostgreSQL's and H2's word for a statement that was cancelled. */
    private static final String CANCELLED = "57014";

    OrderListException(SQLException cause) {
        super("The list of orders could not be read", cause);
    }

    /** Whether it took longer than anybody waits for: the same with a narrower filter may do. */
    public boolean isTimeout() {
        return getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState());
    }
}
