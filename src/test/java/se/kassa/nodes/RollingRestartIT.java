package se.kassa.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.Cluster;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.ShopperHttpClient;

/** A rolling upgrade: each node is drained, stopped and started while customers buy. */
@Tag("two-nodes")
class RollingRestartIT {

    private static final int SHOPPERS = 2;
    /** Without it the shoppers take the processor from the node that starts. */
    private static final int BETWEEN_PURCHASES_MILLIS = 500;
    /** The load balancer checks health once a second and removes a node at the second 503. */
    private static final int NOTICED_MILLIS = 4000;

    private final Queue<String> receipts = new ConcurrentLinkedQueue<>();
    private final Queue<String> payments = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean open = new AtomicBoolean(true);

    @Test
    void rollingRestartLosesNothing() throws Exception {
        try (Cluster cluster = new Cluster()) {
            ExecutorService shoppers = Executors.newFixedThreadPool(SHOPPERS);
            for (int i = 0; i < SHOPPERS; i++) {
                boolean returns = i % 2 == 0;
                shoppers.execute(() -> buyOn(cluster, returns));
            }
            Await.until("some have bought", () -> receipts.size() > 2);
            for (ServerProcess node : cluster.nodes()) {
                int before = receipts.size();
                Cluster.operations(node).drain();
                Await.millis(NOTICED_MILLIS);
                node.stop();
                Await.until("people buy at the other node", () -> receipts.size() > before + 2);
                cluster.restart(node);
            }
            open.set(false);
            shoppers.shutdown();
            assertThat(shoppers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

            assertThat(failures).isEmpty();
            assertEverythingArrived(cluster);
        }
    }

    private void buyOn(Cluster cluster, boolean returns) {
        while (open.get()) {
            try {
                buy(cluster, returns);
                Await.millis(BETWEEN_PURCHASES_MILLIS);
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }
    }

    /** Every second shopper does not return from the payment page; the notification alone marks the order as paid. */
    private void buy(Cluster cluster, boolean returns) {
        ShopperHttpClient shopper = new ShopperHttpClient(cluster.address());
        String key = shopper.puts("te-chai").puts("te-sencha").goesToCheckout().cartKey();
        String payment = cluster.provider().pay(key).id();
        String receipt = cluster.provider().returnUrl(key).getPath().replaceFirst(".*order/([\\w-]+).*", "$1");
        if (returns && !shopper.receipt(receipt).equals("paid")) {
            throw new AssertionError("Paid and not seen as paid: " + receipt);
        }
        payments.add(payment);
        receipts.add(receipt);
    }

    private void assertEverythingArrived(Cluster cluster) {
        ServerProcess node = cluster.nodes().get(0);
        Await.until("the backlog is processed", () -> Cluster.operations(node).backlog() == 0);
        ShopperHttpClient stranger = new ShopperHttpClient(cluster.address());
        assertThat(receipts)
                .allSatisfy(receipt -> assertThat(stranger.receipt(receipt)).isEqualTo("paid"));
        assertThat(payments).allSatisfy(id -> assertThat(cluster.provider().isAuthorised(id))
                .isTrue());
    }
}
