package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;

/** Ecster takes every question and never answers, while shoppers wait for their receipts and notifications come. */
@ExtendWith(BrowserExtension.class)
class HangingProviderIT {

    /** More than the server has threads for requests. */
    private static final int WAITING_SHOPPERS = 260;

    private static final int NOTIFICATIONS = 60;

    private static final int PLACES = 20;

    /** Enough to use every place and then refuse as many. */
    private static final int CHECKOUTS = 45;

    /** The shop's patience with Ecster. Whoever had to wait for it, or for a thread that does, would wait as long. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @Test
    void hangingProviderBlocksNothingElse(Page page) {
        ServerProcess shop = Servers.shop(Servers.newFolder(), Servers.shared().sandboxProcess())
                .with("kassa.order-number-prefix", "H-")
                // The circuit never opens, so that the bound on waiting calls is all that protects.
                .with("ecster.circuit.failures", "30000")
                .with("ecster.read-timeout", Long.toString(READ_TIMEOUT.toSeconds()));
        try (shop) {
            shop.start().awaitReady();
            URI address = Servers.address(shop);
            String key = new Shopper(page, address)
                    .puts(1, "te-chai")
                    .goesToCheckout()
                    .cartKey();
            String cart =
                    Http.get(sandbox.url().resolve("control/carts/" + key)).body();
            URI receipt = address.resolve("order/" + cart.replaceFirst("(?s).*order/([\\w-]+).*", "$1"));
            URI intake = address.resolve("api/ecster/notifications/"
                    + cart.replaceFirst("(?s).*/api/payments/ecster/notifications/([\\w-]+).*", "$1"));
            // The first of all makes the server load what it needs: that is no hanging.
            assertThat(notify(intake, "EVENT-FIRST")).isEqualTo(200);
            sandbox.fault("NOTIFY", "LOST", 1, 0);
            sandbox.fault("GET v1/orders", "TIMEOUT_BEFORE_WORK", 100_000, 20_000);
            sandbox.pay(key, "CARD", "APPROVE");

            ExecutorService shoppers = Executors.newFixedThreadPool(WAITING_SHOPPERS);
            List<CompletableFuture<Integer>> waiting = IntStream.range(0, WAITING_SHOPPERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> Http.get(receipt).status(), shoppers))
                    .toList();
            Await.millis(1_500);
            List<Duration> intakes = IntStream.range(0, NOTIFICATIONS)
                    .mapToObj(i ->
                            time(() -> assertThat(notify(intake, "EVENT-" + i)).isEqualTo(200)))
                    .toList();
            List<Duration> pages = Stream.of("", "product/te-chai", "cart", "terms")
                    .map(path -> time(() ->
                            assertThat(Http.get(address.resolve(path)).status()).isEqualTo(200)))
                    .toList();
            sandbox.noFaults();
            shoppers.shutdown();
            assertThat(intakes).allMatch(took -> took.compareTo(READ_TIMEOUT) < 0);
            assertThat(pages).allMatch(took -> took.compareTo(READ_TIMEOUT) < 0);
            assertThat(waiting).allMatch(one -> one.join() == 200);
            Await.until(
                    "the receipt shows it once Ecster answers",
                    () -> Http.get(receipt).body().contains("data-state=\"paid\""));
            Await.until(
                    "everything is processed",
                    Duration.ofMinutes(1),
                    () -> new OperationsClient(address).backlog() == 0);
        } finally {
            sandbox.noFaults();
        }
    }

    /**
     * A call that finds no place must not take one away. The circuit never opens here, so that nothing else than the
     * places decides whether a call is made.
     */
    @Test
    void callsResumeAfterTheLimitWasReached() {
        ServerProcess process = Servers.shop(
                        Servers.newFolder(), Servers.shared().sandboxProcess())
                .with("kassa.order-number-prefix", "P-")
                .with("ecster.circuit.failures", "30000")
                .with("ecster.max-concurrent-calls", Integer.toString(PLACES))
                .with("ecster.read-timeout", "3");
        try (process) {
            process.start().awaitReady();
            URI shop = Servers.address(process);
            OperationsClient operations = new OperationsClient(shop);
            new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
            sandbox.fault("POST v1/carts", "TIMEOUT_BEFORE_WORK", 100_000, 20_000);
            List<ShopperHttpClient> shoppers = IntStream.range(0, CHECKOUTS)
                    .mapToObj(i -> new ShopperHttpClient(shop).puts("te-chai"))
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(CHECKOUTS);
            List<CompletableFuture<ShopperHttpClient>> checkouts = shoppers.stream()
                    .map(shopper -> CompletableFuture.supplyAsync(shopper::goesToCheckout, threads))
                    .toList();
            Await.until("health says that every place is taken", () -> callsInProgress(operations) == PLACES);
            assertThat(operations.metric("kassa_ecster_calls_in_progress")).isEqualTo(PLACES);
            assertThat(operations.metric("kassa_ecster_calls_at_most")).isEqualTo(PLACES);
            checkouts.forEach(
                    checkout -> assertThat(checkout.join().page().body()).contains("id=\"payment-problem\""));
            threads.shutdown();
            assertThat(operations.metric("kassa_ecster_calls_refused_total")).isGreaterThanOrEqualTo(PLACES);
            sandbox.noFaults();
            Await.until("every place is free", () -> callsInProgress(operations) == 0);
            shoppers.forEach(
                    shopper -> assertThat(shopper.goesToCheckout().cartKey()).isNotEmpty());
        } finally {
            sandbox.noFaults();
        }
    }

    private static int callsInProgress(OperationsClient operations) {
        return operations.health().getJsonObject("ecster").getInt("callsInProgress");
    }

    private static int notify(URI intake, String event) {
        return Http.post(
                        intake,
                        "{\"event\":\"" + event + "\"}",
                        Servers.NOTIFICATION_HEADER,
                        Servers.NOTIFICATION_SECRET)
                .status();
    }

    private static Duration time(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
