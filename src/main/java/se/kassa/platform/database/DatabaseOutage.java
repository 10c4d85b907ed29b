package se.kassa.platform.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Tells a database that does not answer, or can't write, from every other failure. */
public final class DatabaseOutage {

    /** "Connection exception" in the SQL standard; and PostgreSQL's own for a server that shuts down or starts up. */
    private static final String CONNECTION = "08";

    private static final String OPERATOR_INTERVENTION = "57P";

    /** PostgreSQL's classes "insufficient resources", a full disk (53100) among them, and "system error". */
    private static final String INSUFFICIENT_RESOURCES = "53";

    private static final String SYSTEM_ERROR = "58";

    private static final int DEEPEST = 20;

    /** For how long a node is not well after its database could not write. */
    private static final Duration UNABLE_TO_WRITE = Duration.ofSeconds(15);

    private static final AtomicLong LAST_UNABLE_TO_WRITE =
            new AtomicLong(System.nanoTime() - UNABLE_TO_WRITE.toNanos());

    private DatabaseOutage() {}

    /** Whether the failure, or what caused it, is that the database can't be used; false for null. */
    public static boolean isBehind(Throwable failure) {
        return causes(failure).anyMatch(cause -> isConnectionLost(cause) || isUnableToWrite(cause));
    }

    /**
     * Whether a statement of this node failed within the last seconds because the database has no space, or can't write for
     * another reason. A connection works all the same, and so do statements that only read.
     */
    public static boolean isUnableToWrite() {
        return System.nanoTime() - LAST_UNABLE_TO_WRITE.get() < UNABLE_TO_WRITE.toNanos();
    }

    /** Keeps what {@link #isUnableToWrite()} answers. */
    static void note(Throwable failure) {
        if (causes(failure).anyMatch(DatabaseOutage::isUnableToWrite)) {
            LAST_UNABLE_TO_WRITE.set(System.nanoTime());
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
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

    /** H2 closes its file at the first write that fails; that failure has no SQLSTATE of its own. */
    private static boolean isFileLost(MVStoreException failure) {
        return failure.getErrorCode() == DataUtils.ERROR_WRITING_FAILED
                || failure.getErrorCode() == DataUtils.ERROR_READING_FAILED
                || failure.getErrorCode() == DataUtils.ERROR_CLOSED;
    }

    private static String stateOf(Throwable failure) {
        return failure instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    }
}
