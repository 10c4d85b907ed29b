package se.kassa.platform.database;

import java.sql.SQLException;

/** Tells the refusal of a row that is there already from every other failure. */
public final class UniqueViolation {

    /** Of H2 and PostgreSQL alike. */
    private static final String STATE = "23505";

    private UniqueViolation() {}

    /** Whether a unique constraint is behind the failure; false for null. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
