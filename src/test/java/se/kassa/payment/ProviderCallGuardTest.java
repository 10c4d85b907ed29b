package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderHealth.Circuit;
import se.kassa.testing.Await;

/** Concurrency limit, circuit breaker and retries, without HTTP. */
class ProviderCallGuardTest {

    private static final int MAX_CONCURRENT_CALLS = 3;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void endAll() {
        end.countDown();
        threads.shutdownNow();
    }

    private ProviderCallGuard guard() {
        return guard(5, Duration.ofSeconds(15));
    }

    private ProviderCallGuard guard(int circuitFailures, Duration circuitPause) {
        return guard(MAX_CONCURRENT_CALLS, circuitFailures, circuitPause, Duration.ofSeconds(15));
    }

    private ProviderCallGuard guard(int maxCalls, int circuitFailures, Duration circuitPause, Duration callTimeout) {
        return new ProviderCallGuard(
                new ProviderCallSettings(
                        "ecster", "Ecster", Duration.ZERO, callTimeout, maxCalls, circuitFailures, circuitPause),
                failures::add);
    }

    /** 429 with {@code Retry-After}. */
    private static PaymentProviderException rateLimited(Duration retryAfter) {
        return new PaymentProviderException(Reason.UNAVAILABLE, "rate limited", null) {
            private static final long serialVersionUID = 1L;

            @Override
            public Optional<Duration> retryAfter() {
                return Optional.of(retryAfter);
            }

            @Override
            public boolean isRateLimited() {
                return true;
            }
        };
    }

    private static void fail(ProviderCallGuard guard, int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(PaymentProviderException.class)
                    .isThrownBy(() -> guard.call(false, () -> {
                        throw failure();
                    }));
        }
    }

    private static PaymentProviderException failure() {
        return new PaymentProviderException(Reason.OUTCOME_UNKNOWN, "failed", null);
    }

    /** Occupies all permits with calls that last until {@link #end}. */
    private List<CompletableFuture<String>> fill(ProviderCallGuard guard, Supplier<String> ending) {
        List<CompletableFuture<String>> filled = IntStream.range(0, MAX_CONCURRENT_CALLS)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> guard.call(false, () -> {
                            awaitEnd();
                            return ending.get();
                        }),
                        threads))
                .toList();
        Await.until("all permits are acquired", () -> guard.inProgress() == MAX_CONCURRENT_CALLS);
        return filled;
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reject(ProviderCallGuard guard, int many) {
        List<CompletableFuture<Void>> rejected = IntStream.range(0, many)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> assertThatExceptionOfType(PaymentProviderException.class)
                                .isThrownBy(() -> guard.call(true, () -> "made"))
                                .withMessageContaining("Too many calls")
                                .matches(e -> e.reason() == Reason.UNAVAILABLE),
                        threads))
                .toList();
        rejected.forEach(CompletableFuture::join);
    }

    @Test
    void rejectedCallsReleaseTheirPermit() {
        ProviderCallGuard guard = guard();
        List<CompletableFuture<String>> filled = fill(guard, () -> "ended");
        reject(guard, 100);
        assertThat(guard.rejected()).isEqualTo(100);
        assertThat(failures).hasSize(100).allMatch(message -> message.contains("Too many calls to Ecster"));
        assertThat(guard.inProgress()).isEqualTo(MAX_CONCURRENT_CALLS);
        end.countDown();
        assertThat(filled).allMatch(call -> call.join().equals("ended"));
        Await.until("all permits are released", () -> guard.inProgress() == 0);
        IntStream.range(0, 2 * MAX_CONCURRENT_CALLS)
                .forEach(i -> assertThat(guard.call(true, () -> "made")).isEqualTo("made"));
    }

    @Test
    void failedCallReleasesItsPermit() {
        ProviderCallGuard guard = guard();
        for (int i = 0; i < 2 * MAX_CONCURRENT_CALLS; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> guard.call(false, () -> {
                        throw new IllegalStateException("a fault of ours");
                    }));
        }
        assertThat(guard.inProgress()).isZero();
    }

    @Test
    void rejectedCallsDoNotResetTheFailureCount() {
        ProviderCallGuard guard = guard(MAX_CONCURRENT_CALLS + 1, Duration.ofSeconds(15));
        assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(() -> guard.call(false, () -> {
                    throw failure();
                }));
        List<CompletableFuture<String>> filled = fill(guard, () -> {
            throw failure();
        });
        reject(guard, 5);
        end.countDown();
        assertThat(filled).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(10)));
        assertThat(guard.circuit()).isEqualTo(Circuit.OPEN);
    }

    @Test
    void rejectedCallDoesNotCloseAHalfOpenCircuit() {
        ProviderCallGuard guard = guard(MAX_CONCURRENT_CALLS, Duration.ofMillis(200));
        for (int i = 0; i < MAX_CONCURRENT_CALLS; i++) {
            assertThatExceptionOfType(PaymentProviderException.class)
                    .isThrownBy(() -> guard.call(false, () -> {
                        throw failure();
                    }));
        }
        assertThat(guard.circuit()).isEqualTo(Circuit.OPEN);
        Await.millis(300);
        List<CompletableFuture<String>> trying = fill(guard, () -> {
            throw failure();
        });
        reject(guard, 5);
        end.countDown();
        assertThat(trying).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(10)));
        assertThat(guard.circuit()).as("open again, as every attempt failed").isEqualTo(Circuit.OPEN);
    }

    @Test
    void openCircuitIsHalfOpenAfterItsPause() {
        ProviderCallGuard guard = guard(2, Duration.ofMillis(500));
        assertThat(guard.circuit()).isEqualTo(Circuit.CLOSED);
        fail(guard, 2);
        assertThat(guard.circuit()).isEqualTo(Circuit.OPEN);
        Await.millis(600);
        assertThat(guard.circuit()).isEqualTo(Circuit.HALF_OPEN);
        fail(guard, 1);
        assertThat(guard.circuit()).isEqualTo(Circuit.HALF_OPEN);
        guard.call(false, () -> "made");
        assertThat(guard.circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void noRetryStartsBeforeRetryAfter() {
        ProviderCallGuard guard = guard(30, 5, Duration.ofSeconds(15), Duration.ofSeconds(15));
        List<CompletableFuture<Duration>> delays = IntStream.range(0, 30)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> delayAfter(guard, Duration.ofSeconds(2)), threads))
                .toList();
        assertThat(delays).allSatisfy(delay -> assertThat(delay.join())
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(3_500)));
    }

    private static Duration delayAfter(ProviderCallGuard guard, Duration retryAfter) {
        long[] failed = {0};
        return guard.call(true, () -> {
            if (failed[0] == 0) {
                failed[0] = System.nanoTime();
                throw rateLimited(retryAfter);
            }
            return Duration.ofNanos(System.nanoTime() - failed[0]);
        });
    }

    /** The first call may not wait for two seconds, as its time would end; the next one has its own time. */
    @Test
    void nextCallWaitsForRetryAfter() {
        ProviderCallGuard guard = guard(MAX_CONCURRENT_CALLS, 5, Duration.ofSeconds(15), Duration.ofSeconds(2));
        long begun = System.nanoTime();
        assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(() -> guard.call(false, () -> {
                    throw rateLimited(Duration.ofSeconds(2));
                }));
        assertThat(guard.call(false, () -> "made")).isEqualTo("made");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void noCallIsMadeDuringALongPause() {
        ProviderCallGuard guard = guard();
        assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(() -> guard.call(true, () -> {
                    throw rateLimited(Duration.ofHours(1));
                }));
        AtomicInteger made = new AtomicInteger();
        assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(() -> guard.call(true, made::incrementAndGet))
                .matches(e -> e.reason() == Reason.UNAVAILABLE)
                .withMessageMatching("Ecster asked not to be called for (\\d|[1-5]\\d|60) s");
        assertThat(made).hasValue(0);
        assertThat(guard.inProgress()).isZero();
        assertThat(guard.circuit()).isEqualTo(Circuit.CLOSED);
    }

    /** Two seconds are not too long in general, but longer than what is left of the call's time. */
    @Test
    void delayThatDoesNotFitEndsTheCall() {
        ProviderCallGuard guard = guard(MAX_CONCURRENT_CALLS, 5, Duration.ofSeconds(15), Duration.ofMillis(2_500));
        AtomicInteger attempts = new AtomicInteger();
        long begun = System.nanoTime();
        assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(() -> guard.call(true, () -> {
                    attempts.incrementAndGet();
                    Await.millis(500);
                    throw rateLimited(Duration.ofSeconds(2));
                }))
                .matches(PaymentProviderException::isRateLimited);
        assertThat(attempts).hasValue(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    /** The attempt may have had an effect; that its retry is rejected does not change that. */
    @Test
    void rejectedRetryKeepsTheFailureOfTheAttempt() {
        ProviderCallGuard guard = guard(1, Duration.ofSeconds(15));
        assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(() -> guard.call(true, () -> {
                    throw failure();
                }))
                .matches(e -> e.reason() == Reason.OUTCOME_UNKNOWN);
        assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(() -> guard.call(true, () -> "made"))
                .matches(e -> e.reason() == Reason.UNAVAILABLE);
    }
}
