package se.kassa.payment;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException.Reason;

/**
 * Limits what a slow or failing provider can do to this node. One instance guards all calls to one provider.
 *
 * <ul>
 *   <li>A call is retried if nothing can have happened at the provider, or if the caller declares it idempotent. A
 *       {@code Retry-After} is respected; one longer than two seconds ends the call instead.
 *   <li>After consecutive failures a circuit breaker rejects calls for a while.
 *   <li>A semaphore limits concurrent calls.
 * </ul>
 *
 * <p>The semaphore is acquired before the circuit breaker is entered: a call without a permit says nothing about the
 * provider, but the circuit breaker would count it as a success.
 */
public class ProviderCallGuard {

    /**
     * @param provider the provider's name in messages
     * @param maxConcurrentCalls of this node
     * @param circuitFailures after how many consecutive failures the circuit breaker opens
     * @param circuitPause how long it then stays open
     * @param callTimeout no retry starts later than this after the first attempt
     */
    public record Settings(
            String provider,
            int maxConcurrentCalls,
            int circuitFailures,
            Duration circuitPause,
            Duration callTimeout) {}

    private static final Logger LOG = Logger.getLogger(ProviderCallGuard.class.getName());
    private static final int MAX_RETRIES = 2;
    private static final Duration RETRY_DELAY = Duration.ofMillis(300);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(2);
    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(1);

    private final Settings settings;
    private final Consumer<String> failures;
    private final Semaphore permits;
    private final AtomicLong rejected = new AtomicLong();
    private final CircuitBreaker<Object> circuit;
    private final FailsafeExecutor<Object> idempotent;
    private final FailsafeExecutor<Object> nonIdempotent;

    /** @param failures is given the message of each failure that staff should see on the overview */
    public ProviderCallGuard(Settings settings, Consumer<String> failures) {
        this.settings = settings;
        this.failures = failures;
        permits = new Semaphore(settings.maxConcurrentCalls(), true);
        circuit = CircuitBreaker.builder()
                .handleIf(ProviderCallGuard::isProviderFailure)
                .withFailureThreshold(settings.circuitFailures())
                .withDelay(settings.circuitPause())
                .onOpen(event ->
                        LOG.log(Level.WARNING, "Circuit breaker opened: {0} is not called for {1}", new Object[] {
                            settings.provider(), settings.circuitPause()
                        }))
                .onClose(event ->
                        LOG.log(Level.INFO, "Circuit breaker closed: {0} is called again", settings.provider()))
                .build();
        idempotent = Failsafe.with(retries(ProviderCallGuard::isUnavailableOrUnknown), circuit);
        nonIdempotent = Failsafe.with(retries(ProviderCallGuard::isUnavailable), circuit);
    }

    private RetryPolicy<Object> retries(Condition condition) {
        return RetryPolicy.builder()
                .handleIf(failure ->
                        condition.allows(failure) && retryAfter(failure).compareTo(MAX_RETRY_DELAY) <= 0)
                .withMaxRetries(MAX_RETRIES)
                .withMaxDuration(settings.callTimeout())
                .withJitter(0.3)
                .withDelayFnOn(
                        context -> max(RETRY_DELAY, retryAfter(context.getLastException())),
                        PaymentProviderException.class)
                .build();
    }

    /** Whether a failure allows a retry. */
    private interface Condition {
        boolean allows(Throwable failure);
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof PaymentProviderException e && e.reason() == Reason.UNAVAILABLE;
    }

    private static boolean isUnavailableOrUnknown(Throwable failure) {
        return isUnavailable(failure)
                || failure instanceof PaymentProviderException e && e.reason() == Reason.OUTCOME_UNKNOWN;
    }

    /** No connection, no response, or an error of the provider; a rate limit is no failure. */
    private static boolean isProviderFailure(Throwable failure) {
        return isUnavailableOrUnknown(failure) && !((PaymentProviderException) failure).isRateLimited();
    }

    private static Duration retryAfter(Throwable failure) {
        return failure instanceof PaymentProviderException e ? e.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Whether the circuit breaker is open. */
    public boolean isInterrupted() {
        return circuit.isOpen();
    }

    /** How many calls are in progress, including those that wait for a retry. */
    public int inProgress() {
        return settings.maxConcurrentCalls() - permits.availablePermits();
    }

    public int maxConcurrentCalls() {
        return settings.maxConcurrentCalls();
    }

    /** How many calls were rejected since the node started because too many were in progress. */
    public long rejected() {
        return rejected.get();
    }

    /**
     * Makes a call. It waits for a permit for at most one second.
     *
     * @param repeatable whether the call may be retried when its outcome is unknown
     * @throws PaymentProviderException the failure of the last attempt, or {@link Reason#UNAVAILABLE} if none was made
     */
    public <T> T call(boolean repeatable, Supplier<T> call) {
        acquirePermit();
        try {
            return (repeatable ? idempotent : nonIdempotent).get(call::get);
        } catch (PaymentProviderException e) {
            if (isProviderFailure(e) || e.reason() == Reason.MISCONFIGURED) {
                failures.accept(e.getMessage());
            }
            throw e;
        } catch (CircuitBreakerOpenException e) {
            throw notCalled(settings.provider() + " failed too often and is not called for a while");
        } finally {
            permits.release();
        }
    }

    private void acquirePermit() {
        boolean acquired;
        try {
            acquired = permits.tryAcquire(PERMIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notCalled("Interrupted while waiting to call " + settings.provider());
        }
        if (!acquired) {
            rejected.incrementAndGet();
            PaymentProviderException failure =
                    notCalled("Too many calls to " + settings.provider() + " are waiting for an answer");
            failures.accept(failure.getMessage());
            throw failure;
        }
    }

    private static PaymentProviderException notCalled(String message) {
        return new PaymentProviderException(Reason.UNAVAILABLE, message, null);
    }
}
