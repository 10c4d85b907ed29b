package se.kassa.payment.notification;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import se.kassa.testing.Http;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ProviderSandbox.Payment;
import se.kassa.testing.ShopperHttpClient;

/** Orders that are paid at the sandbox, unknown to the shop, and hundreds of notifications of them at once. */
final class NotificationLoad {

    private static final int SENDERS = 16;

    private final List<Payment> orders = new ArrayList<>();
    private final ProviderSandbox sandbox;
    private final Map<String, Set<String>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Duration> answers = new ConcurrentLinkedQueue<>();

    /** Places orders and has them paid; their notifications are lost. */
    NotificationLoad(URI shop, ProviderSandbox sandbox, int howMany) {
        this.sandbox = sandbox;
        for (int i = 0; i < howMany; i++) {
            String key =
                    new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
            sandbox.failNotifications("LOST", 1);
            orders.add(sandbox.pay(key));
        }
    }

    /**
     * Sends so many notifications from many senders at once, each of an event of its own, in turn to the shops. Returns
     * when all were sent; those of which the sender heard a 200 are remembered.
     */
    void send(int howMany, URI... shops) {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        for (int i = 0; i < howMany; i++) {
            Payment order = orders.get(i % orders.size());
            URI shop = shops[i % shops.length];
            String event = "EVENT-" + i + "-";
            senders.execute(() -> send(order, event, shop));
        }
        senders.shutdown();
        try {
            senders.awaitTermination(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Payment order, String event, URI shop) {
        long begun = System.nanoTime();
        try {
            Http.Answer answer = sandbox.notify(shop, order, event);
            answers.add(Duration.ofNanos(System.nanoTime() - begun));
            if (answer.status() == 200) {
                acknowledged
                        .computeIfAbsent(order.reference(), number -> ConcurrentHashMap.newKeySet())
                        .add(event);
                count.incrementAndGet();
            }
        } catch (UncheckedIOException e) {
            // Not acknowledged: the provider would send it again.
        }
    }

    /** Ninety-nine of a hundred answers took no longer. */
    Duration ninetyNinthPercentile() {
        List<Duration> sorted = answers.stream().sorted().toList();
        return sorted.get(sorted.size() * 99 / 100);
    }

    int acknowledgedCount() {
        return count.get();
    }

    /** The events of each order that a 200 was heard for, by the order's number. */
    Map<String, Set<String>> acknowledged() {
        return acknowledged;
    }
}
