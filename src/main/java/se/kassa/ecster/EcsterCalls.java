package se.kassa.ecster;

import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException.Reason;

/**
 * How Ecster is called when Ecster is not well. A call is repeated where nothing can have happened, or where repeating
 * it is harmless; a {@code Retry-After} is honoured, or, where it is longer than a shopper waits, ends the call. After
 * some failures in a row nobody calls for a while, and only so many call at once: an Ecster that hangs holds a few
 * threads and no more.
 */
@ApplicationScoped
class EcsterCalls {

    private static final Logger LOG = Logger.getLogger(EcsterCalls.class.getName());
    private static final int MOST_REPEATS = 2;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration QUEUE = Duration.ofSeconds(1);

    @Inject
    private LinkFailures failures;

    private final CircuitBreaker<Object> circuit;
    private final FailsafeExecutor<Object> harmless;
    private final FailsafeExecutor<Object> once;

    /** For the container's proxy. */
    protected EcsterCalls() {
        circuit = null;
        harmless = null;
        once = null;
    }

    @Inject
    EcsterCalls(EcsterSettings settings) {
        circuit = CircuitBreaker.builder()
                .handleIf(EcsterCalls::isUnwell)
                .withFailureThreshold(settings.circuitFailures())
                .withDelay(settings.circuitPause())
                .onOpen(event -> LOG.log(Level.WARNING, "Ecster is not called for {0}", settings.circuitPause()))
                .onClose(event -> LOG.info("Ecster is called again"))
                .build();
        Bulkhead<Object> places =
                Bulkhead.builder(settings.callsAtOnce()).withMaxWaitTime(QUEUE).build();
        Duration patience = settings.connectTimeout().plus(settings.readTimeout());
        harmless = Failsafe.with(repeating(EcsterCalls::mayBeRepeated, patience), circuit, places);
        once = Failsafe.with(repeating(EcsterCalls::didNotHappen, patience), circuit, places);
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

    /**
     * Makes a call.
     *
     * @param repeatable whether it may be repeated when nobody knows whether it happened
     * @throws EcsterException as the last try ended, or {@link Reason#UNAVAILABLE} where none was made
     */
    <T> T make(boolean repeatable, Supplier<T> call) {
        try {
            return (repeatable ? harmless : once).get(call::get);
        } catch (EcsterException e) {
            noteTrouble(e);
            throw e;
        } catch (CircuitBreakerOpenException e) {
            throw notMade("Ecster failed too often and is not called for a while");
        } catch (BulkheadFullException e) {
            throw notMade("Too many calls to Ecster are waiting for an answer");
        }
    }

    /** What the desk wants to know of: everything but an answer that says no. Outside of a server nobody asks. */
    private void noteTrouble(EcsterException e) {
        boolean trouble = isUnwell(e) || e.reason() == Reason.MISCONFIGURED;
        if (trouble && failures != null) {
            failures.note(e.getMessage());
        }
    }

    private static EcsterException notMade(String why) {
        return new EcsterException(Reason.UNAVAILABLE, 0, null, "-", why, null, Optional.empty());
    }
}
