package se.kassa.platform.database;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Repeats a transaction that lost against another one: it would have succeeded a moment earlier or later. */
public final class Conflicts {

    private static final int TRIES = 4;
    private static final int LONGEST_PAUSE_MILLIS = 100;

    /** SQL's class of states for transactions that were rolled back: deadlock, serialization. */
    private static final String ROLLED_BACK = "40";

    /** H2's and PostgreSQL's states for a lock that was not to be had in time. */
    private static final String LOCK_TIMEOUT = "HYT00";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Conflicts() {}

    /**
     * Does the work, which is one transaction and may be repeated as a whole; again where it met a deadlock, a changed
     * version or a lock that was not to be had. No transaction may be open.
     *
     * @throws RuntimeException as the work threw it last, at once where it was no conflict
     */
    public static <T> T retried(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (tried == TRIES || !isConflict(e)) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static boolean isConflict(Throwable failure) {
        return failure != null
                && (failure instanceof OptimisticLockException
                        || failure instanceof PessimisticLockException
                        || failure instanceof LockTimeoutException
                        || failure instanceof SQLException sql && isConflict(sql.getSQLState())
                        || isConflict(failure.getCause()));
    }

    private static boolean isConflict(String state) {
        return state != null
                && (state.startsWith(ROLLED_BACK) || state.equals(LOCK_TIMEOUT) || state.equals(LOCK_NOT_AVAILABLE));
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
