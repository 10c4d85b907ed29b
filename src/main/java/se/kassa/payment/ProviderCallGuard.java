package se.kassa.payment;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderHealth.Circuit;

/**
 * Limits what a slow or failing provider can do to this node. One instance guards all calls to one provider.
 *
 * <ul>
 *   <li>A call is retried if nothing can have happened at the provider, or if the caller declares it idempotent. A
 *       {@code Retry-After} is respected; one longer than two seconds, or than what is left of the call's time, ends the
 *       call instead. Until it is over, other calls wait for at most two seconds or fail at once. Of a longer one, a
 *       minute counts.
 *   <li>After consecutive failures a circuit breaker rejects calls for a while.
 *   <li>A semaphore limits concurrent calls.
 * </ul>
 *
 * <p>The semaphore is acquired before the circuit breaker is entered: a call without a permit says nothing about the
 * provider, but the circuit breaker would count it as a success.
 */
public class ProviderCallGuard {

    private static final Logger LOG = Logger.getLogger(ProviderCallGuard.class.getName());
    private static final int MAX_RETRIES = 2;
    private static final Duration RETRY_DELAY = Duration.ofMillis(300);
    private static final Duration JITTER = Duration.ofMillis(200);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(2);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);
    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(1);

    private final ProviderCallSettings settings;
    private final Consumer<String> failures;
    private final Semaphore permits;
    private final AtomicLong rejected = new AtomicLong();

    /** When the pause that the provider last asked for ends, as of {@link System#nanoTime}. */
    private final AtomicLong pauseEnd = new AtomicLong(System.nanoTime());

    private final CircuitBreaker<Object> circuit;

    /** @param failures is given the message of each failure that staff should see on the overview */
    public ProviderCallGuard(ProviderCallSettings settings, Consumer<String> failures) {
        this.settings = settings;
        this.failures = failures;
        permits = new Semaphore(settings.maxConcurrentCalls(), true);
        circuit = CircuitBreaker.builder()
                .handleIf(ProviderCallGuard::isProviderFailure)
                .withFailureThreshold(settings.circuitFailures())
                .withDelay(settings.circuitPause())
                .onOpen(event ->
                        LOG.log(Level.WARNING, "Circuit breaker opened: {0} is not called for {1}", new Object[] {
                            settings.displayName(), settings.circuitPause()
                        }))
                .onClose(event ->
                        LOG.log(Level.INFO, "Circuit breaker closed: {0} is called again", settings.displayName()))
                .build();
    }

    /**
     * Retries one call. Jitter is added to the delay and never subtracted, so that {@code Retry-After} is respected. A
     * delay that ends after the call timeout is not begun.
     */
    private RetryPolicy<Object> retries(Predicate<Throwable> isRetryable) {
        long begun = System.nanoTime();
        return RetryPolicy.builder()
                .handleIf(failure -> isRetryable.test(failure)
                        && retryAfter(failure).compareTo(MAX_RETRY_DELAY) <= 0
                        && isWithinTimeout(begun, minDelay(failure).plus(JITTER)))
                .withMaxRetries(MAX_RETRIES)
                .withDelayFnOn(context -> delay(context.getLastException()), PaymentProviderException.class)
                .build();
    }

    private boolean isWithinTimeout(long begun, Duration delay) {
        return Duration.ofNanos(System.nanoTime() - begun).plus(delay).compareTo(settings.callTimeout()) <= 0;
    }

    private static Duration delay(Throwable failure) {
        return minDelay(failure).plusMillis(ThreadLocalRandom.current().nextLong(JITTER.toMillis() + 1));
    }

    private static Duration minDelay(Throwable failure) {
        Duration requested = retryAfter(failure);
        return requested.compareTo(RETRY_DELAY) > 0 ? requested : RETRY_DELAY;
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

    /**
     * Whether calls are made. The circuit breaker itself stays open after its pause until the next call; here it is
     * half-open then, because the next call is made.
     */
    public Circuit circuit() {
        return switch (circuit.getState()) {
            case CLOSED -> Circuit.CLOSED;
            case OPEN -> circuit.getRemainingDelay().isZero() ? Circuit.HALF_OPEN : Circuit.OPEN;
            case HALF_OPEN -> Circuit.HALF_OPEN;
        };
    }

    /** How many calls are in progress, including those that wait for a retry. */
    public int inProgress() {
        return settings.maxConcurrentCalls() - permits.availablePermits();
    }

    public int maxConcurrentCalls() {
        return settings.maxConcurrentCalls();
    }

    /** How long a call takes at most, with the waits for a pause's end and for a permit, and all retries. */
    public Duration maxDuration() {
        return MAX_RETRY_DELAY.plus(PERMIT_TIMEOUT).plus(settings.maxDuration());
    }

    /** How many calls were rejected since the node started because too many were in progress. */
    public long rejected() {
        return rejected.get();
    }

    /**
     * Makes a call. It waits for a permit for at most one second, and for the end of a pause that the provider asked for
     * for at most two.
     *
     * @param repeatable whether the call may be retried when its outcome is unknown
     * @throws PaymentProviderException the failure of the last attempt, or {@link Reason#UNAVAILABLE} if none was made
     */
    public <T> T call(boolean repeatable, Supplier<T> call) {
        awaitPauseEnd();
        acquirePermit();
        AtomicReference<PaymentProviderException> last = new AtomicReference<>();
        Predicate<Throwable> isRetryable =
                repeatable ? ProviderCallGuard::isUnavailableOrUnknown : ProviderCallGuard::isUnavailable;
        try {
            return Failsafe.with(retries(isRetryable), circuit).get(() -> attempt(last, call));
        } catch (PaymentProviderException e) {
            throw recorded(e);
        } catch (CircuitBreakerOpenException e) {
            throw endedBy(last.get(), settings.displayName() + " failed too often and is not called for a while");
        } catch (FailsafeException e) {
            throw endedBy(last.get(), "Interrupted while calling " + settings.displayName());
        } finally {
            permits.release();
        }
    }

    private <T> T attempt(AtomicReference<PaymentProviderException> last, Supplier<T> call) {
        try {
            return call.get();
        } catch (PaymentProviderException e) {
            last.set(e);
            pause(retryAfter(e));
            throw e;
        }
    }

    /** Extends the pause; it never becomes shorter. */
    private void pause(Duration requested) {
        Duration limited = requested.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : requested;
        long end = System.nanoTime() + limited.toNanos();
        pauseEnd.accumulateAndGet(end, (present, other) -> other - present > 0 ? other : present);
    }

    private void awaitPauseEnd() {
        Duration left = Duration.ofNanos(pauseEnd.get() - System.nanoTime());
        if (left.compareTo(MAX_RETRY_DELAY) > 0 || left.compareTo(settings.callTimeout()) > 0) {
            throw notCalled(settings.displayName() + " asked not to be called for " + (left.toSeconds() + 1) + " s");
        }
        try {
            if (!left.isNegative()) {
                TimeUnit.NANOSECONDS.sleep(left.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notCalled("Interrupted while waiting to call " + settings.displayName());
        }
    }

    /** The failure of the last attempt, which may have had an effect although its retry was rejected; null for none. */
    private PaymentProviderException endedBy(PaymentProviderException last, String message) {
        return last == null ? notCalled(message) : recorded(last);
    }

    private PaymentProviderException recorded(PaymentProviderException e) {
        if (isProviderFailure(e) || e.reason() == Reason.MISCONFIGURED) {
            failures.accept(e.getMessage());
        }
        return e;
    }

    private void acquirePermit() {
        boolean acquired;
        try {
            acquired = permits.tryAcquire(PERMIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notCalled("Interrupted while waiting to call " + settings.displayName());
        }
        if (!acquired) {
            rejected.incrementAndGet();
            PaymentProviderException failure =
                    notCalled("Too many calls to " + settings.displayName() + " are waiting for an answer");
            failures.accept(failure.getMessage());
            throw failure;
        }
    }

    private static PaymentProviderException notCalled(String message) {
        return new PaymentProviderException(Reason.UNAVAILABLE, message, null);
    }
}
