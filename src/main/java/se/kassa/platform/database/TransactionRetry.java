package se.kassa.platform.database;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Retries transactions that fail because of others. */
public final class TransactionRetry {

    /** SQL state class of rolled-back transactions: deadlock, serialization failure. */
    private static final String ROLLED_BACK = "40";

    /** SQL states of a lock time-out in H2 and PostgreSQL. */
    private static final String LOCK_TIMEOUT = "HYT00";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final RetryPolicy<Object> AFTER_CONFLICT = RetryPolicy.builder()
            .handleIf((Throwable failure) -> failure instanceof RuntimeException && isConflict(failure))
            .withMaxAttempts(4)
            .withDelay(Duration.ofMillis(1), Duration.ofMillis(100))
            .build();

    private TransactionRetry() {}

    /**
     * Runs a unit of work that is one transaction, and retries it up to three times after a deadlock, an optimistic lock
     * failure or a lock time-out. No transaction may be open.
     *
     * @throws RuntimeException the last failure; at once if it was not a conflict
     */
    public static <T> T run(Supplier<T> work) {
        return Failsafe.with(AFTER_CONFLICT).get(work::get);
    }

    /**
     * Runs a unit of work that is one transaction, and retries it at once, up to twice, after any failure, such as a unique
     * violation that the next attempt does not run into. No transaction may be open.
     *
     * @param isFinal whether to end at a failure
     * @throws RuntimeException the last failure
     */
    public static <T> T runUnless(Predicate<RuntimeException> isFinal, Supplier<T> work) {
        RetryPolicy<Object> policy = RetryPolicy.builder()
                .handleIf((Throwable failure) -> failure instanceof RuntimeException e && !isFinal.test(e))
                .withMaxAttempts(3)
                .build();
        return Failsafe.with(policy).get(work::get);
    }

    /** Whether a deadlock, an optimistic lock failure or a lock time-out caused the failure; false for null. */
    public static boolean isConflict(Throwable failure) {
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
}
