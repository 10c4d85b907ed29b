package se.kassa.order.list;

import java.sql.SQLException;

/** The order list could not be read, or not in time. */
public class OrderListUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** SQL state of a cancelled statement in PostgreSQL and H2. */
    private static final String CANCELLED = "57014";

    OrderListUnavailableException(SQLException cause) {
        super("The list of orders could not be read", cause);
    }

    /** Whether the statement timed out; a narrower filter may succeed. */
    public boolean isTimeout() {
        return getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState());
    }
}
