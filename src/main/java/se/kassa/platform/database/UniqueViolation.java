package se.kassa.platform.database;

import java.sql.SQLException;

/** Detects violations of a unique constraint. */
public final class UniqueViolation {

    /** SQL state in H2 and PostgreSQL. */
    private static final String STATE = "23505";

    private UniqueViolation() {}

    /** Whether a unique constraint violation caused the failure; false for null. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
