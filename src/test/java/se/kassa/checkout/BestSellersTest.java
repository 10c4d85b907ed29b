package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.payment.PaymentFixture;

class BestSellersTest {

    private final PaymentFixture till = new PaymentFixture();
    private final String first = sku();
    private final String second = sku();

    private static String sku() {
        return "p" + UUID.randomUUID().toString().substring(0, 12);
    }

    private Order order(String sku, int quantity) {
        return till.place(List.of(new Line(Line.Kind.PRODUCT, sku, "Te", quantity, 100, 0, 1200)));
    }

    private void sells(String sku, int quantity) {
        Order order = order(sku, quantity);
        till.inTransaction(() -> {
            Order locked = till.orders.lock(order.getId());
            locked.markPaid(locked.getLines(), OffsetDateTime.now(till.clock));
            return null;
        });
    }

    @Test
    void productsWithTheMostUnitsSoldComeFirst() {
        sells(first, 900_001);
        sells(second, 600_000);
        sells(second, 600_000);
        String unpaid = sku();
        order(unpaid, 2_000_000);
        assertThat(skus()).startsWith(second, first).doesNotContain(unpaid);
        till.pass(Duration.ofDays(31));
        assertThat(skus()).doesNotContain(first, second);
    }

    /** Without what is cached. */
    private List<String> skus() {
        return new PaymentFixture(till.clock).beans.get(BestSellers.class).skus();
    }
}
