package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import se.kassa.payment.PaymentFixture;

/** Corrections of an order's customer. */
class FulfilmentServiceTest {

    private static final Customer PAYER = customer("anna@example.com", "Gatan 1");

    private final PaymentFixture till = new PaymentFixture();
    private final FulfilmentService service = till.beans.get(FulfilmentService.class);

    private static Customer customer(String email, String street) {
        return new Customer(
                "Anna", "Ek", email, "+46701234567", new PostalAddress(street, null, "753 20", "Uppsala", "SE"));
    }

    private Order unpaid() {
        Order placed = till.place();
        return till.inTransaction(() -> {
            Order order = till.orders.lock(placed.getId());
            order.setCheckoutDetails(new CheckoutDetails(CustomerType.PERSON, PAYER, null, null));
            return order;
        });
    }

    private Order paid() {
        Order placed = unpaid();
        return till.inTransaction(() -> {
            Order order = till.orders.lock(placed.getId());
            order.markPaid(PaymentFixture.lines(PaymentFixture.PRICE), OffsetDateTime.now(till.clock));
            return order;
        });
    }

    private Customer stored(Order order) {
        return till.read(order).getCustomer().orElseThrow();
    }

    @Test
    void secondEditorOfACustomerWritesNothing() {
        Order order = paid();
        String shown = stored(order).fingerprint();
        Customer moved = customer("anna@example.com", "Torget 2");
        assertThat(service.changeCustomer(order.getId(), shown, moved, "anna")).isEqualTo(CustomerChange.CHANGED);
        assertThat(service.changeCustomer(order.getId(), shown, customer("anna@example.org", "Gatan 1"), "bo"))
                .isEqualTo(CustomerChange.CONFLICT);
        assertThat(stored(order)).isEqualTo(moved);
        assertThat(till.entries(order, OrderHistoryEntry.Type.CUSTOMER_CHANGED)).isEqualTo(1);
        assertThat(service.changeCustomer(order.getId(), null, PAYER, "bo")).isEqualTo(CustomerChange.CONFLICT);
        String now = stored(order).fingerprint();
        assertThat(service.changeCustomer(order.getId(), now, customer("anna@example.org", "Torget 2"), "bo"))
                .isEqualTo(CustomerChange.CHANGED);
        assertThat(stored(order)).isEqualTo(customer("anna@example.org", "Torget 2"));
    }

    @Test
    void unchangedCustomerLeavesNoHistory() {
        Order order = paid();
        assertThat(service.changeCustomer(order.getId(), stored(order).fingerprint(), PAYER, "anna"))
                .isEqualTo(CustomerChange.UNCHANGED);
        assertThat(till.entries(order, OrderHistoryEntry.Type.CUSTOMER_CHANGED)).isZero();
    }

    @Test
    void customerOfAnUnpaidOrderIsNotChanged() {
        Order order = unpaid();
        assertThat(service.changeCustomer(
                        order.getId(), PAYER.fingerprint(), customer("a@example.org", "Gatan 1"), "anna"))
                .isEqualTo(CustomerChange.NOT_POSSIBLE);
        assertThat(stored(order)).isEqualTo(PAYER);
    }
}
