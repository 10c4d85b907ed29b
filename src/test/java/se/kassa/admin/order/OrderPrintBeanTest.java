package se.kassa.admin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderNumber;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;

/** Which orders have a receipt. */
class OrderPrintBeanTest {

    private static final List<Line> TEA = List.of(new Line(Line.Kind.PRODUCT, "tea", "Te", 1, 8900, 0, 600));
    private static final OffsetDateTime NOW = OffsetDateTime.now();

    private final Order order = new Order(new OrderNumber("10001"), "receipt", "cart", "sv", "SEK", TEA, NOW);

    private void pay(PaymentState state, long captured) {
        if (order.getPaidAt() == null) {
            order.markPaid(TEA, NOW);
        }
        order.apply(new PaymentSnapshot(state, "CARD", state.name(), captured, 0, null));
    }

    @Test
    void unpaidOrderHasNoReceipt() {
        assertThat(OrderPrintBean.isReceiptOffered(order)).isFalse();
        order.cancel(NOW);
        assertThat(OrderPrintBean.isReceiptOffered(order)).isFalse();
    }

    @Test
    void paidOrderHasAReceipt() {
        pay(PaymentState.AUTHORIZED, 0);
        assertThat(OrderPrintBean.isReceiptOffered(order)).isTrue();
    }

    @Test
    void cancelledOrderHasAReceiptOfCapturesOnly() {
        pay(PaymentState.CANCELLED, 0);
        assertThat(OrderPrintBean.isReceiptOffered(order)).isFalse();
        pay(PaymentState.PARTIALLY_CAPTURED, 900);
        order.cancel(NOW);
        assertThat(OrderPrintBean.isReceiptOffered(order)).isTrue();
    }
}
