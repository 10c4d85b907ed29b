package se.kassa.platform.database;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Retries a transaction that failed because of a conflict with another one. */
public final class TransactionRetry {

    private static final int MAX_ATTEMPTS = 4;
    private static final int MAX_DELAY_MILLIS = 100;

    /** SQL state class of rolled-back transactions: deadlock, serialization failure. */
    private static final String ROLLED_BACK = "40";

    /** SQL states of a lock time-out in H2 and PostgreSQL. */
    private static final String LOCK_TIMEOUT = "HYT00";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private TransactionRetry() {}

    /**
     * Runs a unit of work that is one transaction, and retries it after a deadlock, an optimistic lock failure or a
     * lock time-out. No transaction may be open.
     *
     * @throws RuntimeException the last failure; at once if it was not a conflict
     */
    public static <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (attempt == MAX_ATTEMPTS || !isConflict(e)) {
                    throw e;
                }
                sleep();
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

    private static void sleep() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(MAX_DELAY_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
