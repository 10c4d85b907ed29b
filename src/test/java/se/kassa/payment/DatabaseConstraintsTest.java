package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import se.kassa.order.Order;

/** What the database refuses, whoever asks. */
class DatabaseConstraintsTest {

    private final PaymentFixture till = new PaymentFixture();
    private final Order order = till.place();

    private int update(String statement, Object... values) {
        return till.inTransaction(() -> {
            var query = till.entityManager().createNativeQuery(statement);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.executeUpdate();
        });
    }

    private void assertRefused(String constraint, String statement, Object... values) {
        assertThatThrownBy(() -> update(statement, values))
                .hasStackTraceContaining(constraint.toUpperCase(Locale.ROOT));
    }

    @Test
    void paymentBelongsToOneAttemptOnly() {
        Order other = till.place();
        String id = "only-" + order.getNumber();
        String bind = "update payment_attempt set payment_id = ?1 where order_id = ?2";
        assertThat(update(bind, id, order.getId())).isEqualTo(1);
        assertRefused("payment_attempt_payment_unique", bind, id, other.getId());
    }

    @Test
    void captureIsWithinTheOrder() {
        String capture = "update orders set captured_amount = ?1 where id = ?2";
        assertThat(update(capture, PaymentFixture.PRICE, order.getId())).isEqualTo(1);
        assertRefused("orders_captured_within_ordered", capture, PaymentFixture.PRICE + 1, order.getId());
    }

    @Test
    void refundIsWithinTheCapture() {
        update("update orders set captured_amount = 5000 where id = ?1", order.getId());
        String refund = "update orders set refunded_amount = ?1 where id = ?2";
        assertThat(update(refund, 5000, order.getId())).isEqualTo(1);
        assertRefused("orders_refunded_within_captured", refund, 5001, order.getId());
    }

    @Test
    void oneCartMakesOneOrder() {
        Order other = till.place();
        assertRefused(
                "orders_cart_token_unique",
                "update orders set cart_token = ?1 where id = ?2",
                order.getCartToken(),
                other.getId());
    }

    @Test
    void numbersAndReferencesAreUnique() {
        Order other = till.place();
        assertRefused(
                "orders_number_unique",
                "update orders set number = ?1 where id = ?2",
                order.getNumber().value(),
                other.getId());
        assertRefused(
                "payment_attempt_reference_unique",
                "update payment_attempt set reference = ?1 where order_id = ?2",
                order.getNumber().value(),
                other.getId());
    }
}
