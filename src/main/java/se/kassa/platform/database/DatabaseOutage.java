package se.kassa.platform.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;

/** Tells a database that does not answer from every other failure. */
public final class DatabaseOutage {

    /** "Connection exception" in the SQL standard; and PostgreSQL's own for a server that shuts down or starts up. */
    private static final String CONNECTION = "08";

    private static final String OPERATOR_INTERVENTION = "57P";

    private DatabaseOutage() {}

    /** Whether the failure, or what caused it, is that the database could not be reached; false for null. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || state.startsWith(CONNECTION)
                || state.startsWith(OPERATOR_INTERVENTION);
    }
}
