package se.kassa.platform.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Detects failures that mean that the database does not respond or cannot write. */
public final class DatabaseOutage {

    /** "Connection exception" in the SQL standard, and PostgreSQL's class for a server that shuts down or starts. */
    private static final String CONNECTION = "08";

    private static final String OPERATOR_INTERVENTION = "57P";

    /** PostgreSQL's classes "insufficient resources", which includes a full disk (53100), and "system error". */
    private static final String INSUFFICIENT_RESOURCES = "53";

    private static final String SYSTEM_ERROR = "58";

    private static final int MAX_DEPTH = 20;

    /** How long a node reports unhealthy after a failed write. */
    private static final Duration UNABLE_TO_WRITE = Duration.ofSeconds(15);

    private static final AtomicLong LAST_UNABLE_TO_WRITE =
            new AtomicLong(System.nanoTime() - UNABLE_TO_WRITE.toNanos());

    private DatabaseOutage() {}

    /** Whether the failure or one of its causes is a database outage; false for null. */
    public static boolean isCauseOf(Throwable failure) {
        return causes(failure).anyMatch(cause -> isConnectionLost(cause) || isUnableToWrite(cause));
    }

    /**
     * Whether a statement of this node failed recently because the database is out of space or cannot write for another
     * reason. Connections and reads may still work.
     */
    public static boolean isUnableToWrite() {
        return System.nanoTime() - LAST_UNABLE_TO_WRITE.get() < UNABLE_TO_WRITE.toNanos();
    }

    /** Records a failure for {@link #isUnableToWrite()}. */
    static void record(Throwable failure) {
        if (causes(failure).anyMatch(DatabaseOutage::isUnableToWrite)) {
            LAST_UNABLE_TO_WRITE.set(System.nanoTime());
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_DEPTH);
    }

    private static boolean isConnectionLost(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || stateOf(cause).startsWith(CONNECTION)
                || stateOf(cause).startsWith(OPERATOR_INTERVENTION);
    }

    private static boolean isUnableToWrite(Throwable cause) {
        return stateOf(cause).startsWith(INSUFFICIENT_RESOURCES)
                || stateOf(cause).startsWith(SYSTEM_ERROR)
                || cause instanceof MVStoreException store && isFileLost(store);
    }

    /** H2 closes its file at the first failed write; that failure has no SQL state. */
    private static boolean isFileLost(MVStoreException failure) {
        return failure.getErrorCode() == DataUtils.ERROR_WRITING_FAILED
                || failure.getErrorCode() == DataUtils.ERROR_READING_FAILED
                || failure.getErrorCode() == DataUtils.ERROR_CLOSED;
    }

    private static String stateOf(Throwable failure) {
        return failure instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    }
}
