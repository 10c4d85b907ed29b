package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.Customer;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.PostalAddress;
import se.kassa.order.ReviewReason;

/** What is paid and can't be shipped waits for a person, with its money. */
class PaidStockTest {

    @Test
    void soldOutPaymentGoesToReview() {
        PaymentFixture till = new PaymentFixture(PaymentFixture.goods("tea"));
        Order order = paid(till, null);
        assertThat(order.getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.SOLD_OUT);
        assertThat(order.getPaidAt()).isNotNull();
        assertThat(order.isShippable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SE, ", "NO, COUNTRY", ", "})
    void unservedCountryGoesToReview(String country, ReviewReason reason) {
        PaymentFixture till = new PaymentFixture();
        Customer buyer =
                new Customer("Ingrid", "Dahl", null, null, new PostalAddress("Gata 3", null, null, null, "SE"));
        Order order = paid(till, buyer.deliveredTo("Ola", new PostalAddress("Gate 5", null, "0154", "Oslo", country)));
        assertThat(order.getReview().map(hold -> hold.getReason()).orElse(null)).isEqualTo(reason);
        assertThat(order.isShippable()).isEqualTo(reason == null);
    }

    private static Order paid(PaymentFixture till, Customer consumer) {
        Order order = till.place();
        String reference = till.attempt(order).getReference();
        till.provider.put("p" + reference, reference, PaymentState.AUTHORIZED, "SEK", PaymentFixture.PRICE, 0);
        ProviderPayment plain = till.provider.payment("p" + reference);
        till.provider.put(new ProviderPayment(
                plain.identity(),
                plain.status(),
                plain.amounts(),
                consumer,
                plain.rows(),
                List.of(),
                plain.response()));
        till.reconciler.query(till.attempt(order).getId(), "test");
        return till.read(order);
    }
}
