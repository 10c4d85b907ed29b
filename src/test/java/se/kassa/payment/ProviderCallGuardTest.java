package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kassa.payment.PaymentProviderException.Reason;
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
        return new ProviderCallGuard(
                new ProviderCallGuard.Settings(
                        "Ecster", MAX_CONCURRENT_CALLS, circuitFailures, circuitPause, Duration.ofSeconds(15)),
                failures::add);
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
        assertThat(guard.isInterrupted()).isTrue();
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
        assertThat(guard.isInterrupted()).isTrue();
        Await.millis(300);
        List<CompletableFuture<String>> trying = fill(guard, () -> {
            throw failure();
        });
        reject(guard, 5);
        end.countDown();
        assertThat(trying).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(10)));
        assertThat(guard.isInterrupted())
                .as("interrupted again, as every try failed")
                .isTrue();
    }
}
