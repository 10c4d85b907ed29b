package se.kassa.payment.ecster;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException.Reason;

/**
 * Limits what a slow or failing Ecster can do to this node. A call is repeated where nothing can have happened, or where
 * repeating it is harmless; a {@code Retry-After} is honoured, or, where it is longer than a shopper waits, ends the
 * call. After some failures in a row a circuit breaker refuses calls for a while. A semaphore limits how many calls are
 * in progress at the same time.
 *
 * <p>The semaphore is acquired before the circuit breaker is entered: a call that gets no permit says nothing about
 * Ecster, and the circuit breaker would count it as a success.
 */
@ApplicationScoped
class EcsterCalls {

    private static final Logger LOG = Logger.getLogger(EcsterCalls.class.getName());
    private static final int MOST_REPEATS = 2;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT_FOR_PERMIT = Duration.ofSeconds(1);

    @Inject
    private ConnectionFailures failures;

    private final int mostAtOnce;
    private final Semaphore permits;
    private final AtomicLong refused = new AtomicLong();
    private final CircuitBreaker<Object> circuit;
    private final FailsafeExecutor<Object> harmless;
    private final FailsafeExecutor<Object> once;

    /** For the container's proxy. */
    protected EcsterCalls() {
        mostAtOnce = 0;
        permits = null;
        circuit = null;
        harmless = null;
        once = null;
    }

    @Inject
    EcsterCalls(EcsterSettings settings) {
        mostAtOnce = settings.callsAtOnce();
        permits = new Semaphore(mostAtOnce, true);
        circuit = CircuitBreaker.builder()
                .handleIf(EcsterCalls::isUnwell)
                .withFailureThreshold(settings.circuitFailures())
                .withDelay(settings.circuitPause())
                .onOpen(event -> LOG.log(Level.WARNING, "Ecster is not called for {0}", settings.circuitPause()))
                .onClose(event -> LOG.info("Ecster is called again"))
                .build();
        Duration patience = settings.connectTimeout().plus(settings.readTimeout());
        harmless = Failsafe.with(repeating(EcsterCalls::mayBeRepeated, patience), circuit);
        once = Failsafe.with(repeating(EcsterCalls::didNotHappen, patience), circuit);
    }

    /** Starts no new try when the patience for one call has passed. */
    private static RetryPolicy<Object> repeating(Condition condition, Duration patience) {
        return RetryPolicy.builder()
                .handleIf(failure ->
                        condition.allows(failure) && retryAfter(failure).compareTo(LONGEST_PAUSE) <= 0)
                .withMaxRetries(MOST_REPEATS)
                .withMaxDuration(patience)
                .withJitter(0.3)
                .withDelayFnOn(context -> max(PAUSE, retryAfter(context.getLastException())), EcsterException.class)
                .build();
    }

    /** When a failure allows another try. */
    private interface Condition {
        boolean allows(Throwable failure);
    }

    private static boolean didNotHappen(Throwable failure) {
        return failure instanceof EcsterException e && e.reason() == Reason.UNAVAILABLE;
    }

    private static boolean mayBeRepeated(Throwable failure) {
        return didNotHappen(failure) || failure instanceof EcsterException e && e.reason() == Reason.OUTCOME_UNKNOWN;
    }

    /** No connection, no answer, or an error of Ecster's own; too many requests are no illness. */
    private static boolean isUnwell(Throwable failure) {
        return mayBeRepeated(failure) && ((EcsterException) failure).status() != 429;
    }

    private static Duration retryAfter(Throwable failure) {
        return failure instanceof EcsterException e ? e.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Whether nobody calls for the time being. */
    boolean isInterrupted() {
        return circuit.isOpen();
    }

    /** How many calls are in progress, their pauses between two tries included. */
    int inProgress() {
        return mostAtOnce - permits.availablePermits();
    }

    /** How many calls may be in progress at the same time. */
    int mostAtOnce() {
        return mostAtOnce;
    }

    /** How many calls were not made since the node started, because too many others were in progress. */
    long refused() {
        return refused.get();
    }

    /**
     * Makes a call. It waits for at most a second while too many others are in progress.
     *
     * @param repeatable whether it may be repeated when nobody knows whether it happened
     * @throws EcsterException as the last try ended, or {@link Reason#UNAVAILABLE} where none was made
     */
    <T> T make(boolean repeatable, Supplier<T> call) {
        acquirePermit();
        try {
            return (repeatable ? harmless : once).get(call::get);
        } catch (EcsterException e) {
            noteTrouble(e);
            throw e;
        } catch (CircuitBreakerOpenException e) {
            throw notMade("Ecster failed too often and is not called for a while");
        } finally {
            permits.release();
        }
    }

    private void acquirePermit() {
        boolean acquired;
        try {
            acquired = permits.tryAcquire(LONGEST_WAIT_FOR_PERMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notMade("Interrupted while waiting to call Ecster");
        }
        if (!acquired) {
            refused.incrementAndGet();
            EcsterException failure = notMade("Too many calls to Ecster are waiting for an answer");
            note(failure);
            throw failure;
        }
    }

    /** What the desk wants to know of: everything but an answer that says no. */
    private void noteTrouble(EcsterException e) {
        if (isUnwell(e) || e.reason() == Reason.MISCONFIGURED) {
            note(e);
        }
    }

    /** Outside of a server nobody asks. */
    private void note(EcsterException e) {
        if (failures != null) {
            failures.note(e.getMessage());
        }
    }

    private static EcsterException notMade(String why) {
        return new EcsterException(Reason.UNAVAILABLE, 0, null, "-", why, null, Optional.empty());
    }
}
