package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.testing.Await;

/** The limit of calls at the same time, the circuit breaker and the repeats, without HTTP. */
class EcsterCallsTest {

    private static final int AT_ONCE = 3;

    private final Map<String, String> given = new HashMap<>(Map.of(
            "kassa.mode", "test",
            "ecster.base-url", "http://127.0.0.1:1/",
            "ecster.api-key", "the-api-key",
            "ecster.merchant-key", "the-merchant-key",
            "ecster.max-concurrent-calls", Integer.toString(AT_ONCE)));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void endAll() {
        end.countDown();
        threads.shutdownNow();
    }

    private EcsterCalls calls() {
        return new EcsterCalls(EcsterSettings.read(new SettingsReader(new MapConfig(given))));
    }

    private static EcsterException failure(int status) {
        return new EcsterException(Reason.OUTCOME_UNKNOWN, status, null, "-", "failed", null, Optional.empty());
    }

    /** Fills every place with a call that lasts until {@link #end}, and then ends so. */
    private List<CompletableFuture<String>> fill(EcsterCalls calls, Supplier<String> ending) {
        List<CompletableFuture<String>> filled = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> calls.make(false, () -> {
                            awaitEnd();
                            return ending.get();
                        }),
                        threads))
                .toList();
        Await.until("all places are taken", () -> calls.inProgress() == AT_ONCE);
        return filled;
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(EcsterCalls calls, int many) {
        List<CompletableFuture<Void>> refused = IntStream.range(0, many)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> assertThatExceptionOfType(EcsterException.class)
                                .isThrownBy(() -> calls.make(true, () -> "made"))
                                .withMessageContaining("Too many calls")
                                .matches(e -> e.reason() == Reason.UNAVAILABLE),
                        threads))
                .toList();
        refused.forEach(CompletableFuture::join);
    }

    @Test
    void refusedCallsTakeNoPlaceAway() {
        EcsterCalls calls = calls();
        List<CompletableFuture<String>> filled = fill(calls, () -> "ended");
        refuse(calls, 100);
        assertThat(calls.refused()).isEqualTo(100);
        assertThat(calls.inProgress()).isEqualTo(AT_ONCE);
        end.countDown();
        assertThat(filled).allMatch(call -> call.join().equals("ended"));
        Await.until("all places are free", () -> calls.inProgress() == 0);
        IntStream.range(0, 2 * AT_ONCE)
                .forEach(i -> assertThat(calls.make(true, () -> "made")).isEqualTo("made"));
    }

    @Test
    void aCallThatFailsInAnyWayGivesItsPlaceBack() {
        EcsterCalls calls = calls();
        for (int i = 0; i < 2 * AT_ONCE; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> calls.make(false, () -> {
                        throw new IllegalStateException("a fault of ours");
                    }));
        }
        assertThat(calls.inProgress()).isZero();
    }

    @Test
    void refusedCallsAreNoSuccessesOfEcster() {
        given.put("ecster.circuit.failures", Integer.toString(AT_ONCE + 1));
        EcsterCalls calls = calls();
        assertThatExceptionOfType(EcsterException.class)
                .isThrownBy(() -> calls.make(false, () -> {
                    throw failure(500);
                }));
        List<CompletableFuture<String>> filled = fill(calls, () -> {
            throw failure(0);
        });
        refuse(calls, 5);
        end.countDown();
        assertThat(filled).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(10)));
        assertThat(calls.isInterrupted()).isTrue();
    }

    @Test
    void aRefusedCallDoesNotCloseAHalfOpenCircuit() {
        given.put("ecster.circuit.failures", Integer.toString(AT_ONCE));
        given.put("ecster.circuit.pause", "PT0.2S");
        EcsterCalls calls = calls();
        for (int i = 0; i < AT_ONCE; i++) {
            assertThatExceptionOfType(EcsterException.class)
                    .isThrownBy(() -> calls.make(false, () -> {
                        throw failure(500);
                    }));
        }
        assertThat(calls.isInterrupted()).isTrue();
        Await.millis(300);
        List<CompletableFuture<String>> trying = fill(calls, () -> {
            throw failure(0);
        });
        refuse(calls, 5);
        end.countDown();
        assertThat(trying).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(10)));
        assertThat(calls.isInterrupted())
                .as("interrupted again, as every try failed")
                .isTrue();
    }
}
