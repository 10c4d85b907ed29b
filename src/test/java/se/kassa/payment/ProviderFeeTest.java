package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;

/** The provider's own fee: a line of the order, once, wherever it was seen. */
class ProviderFeeTest {

    private static final long FEE = 2900;

    private final PaymentFixture till = new PaymentFixture();

    @ParameterizedTest
    @CsvSource({"0, 2900", "2900, 2900", "2900, 0", "0, 0"})
    void feeIsAddedOnceInAnyState(long pending, long ready) {
        Order order = till.place();
        String reference = till.attempt(order).getReference();
        till.provider.put(
                "p" + reference, reference, PaymentState.PENDING, "SEK", PaymentFixture.PRICE + pending, pending);
        ask(order);
        assertThat(till.read(order).getAmount()).as("not paid yet").isEqualTo(PaymentFixture.PRICE);
        till.provider.put(
                "p" + reference, reference, PaymentState.AUTHORIZED, "SEK", PaymentFixture.PRICE + ready, ready);
        ask(order);
        ask(order);
        till.provider.put(
                "p" + reference, reference, PaymentState.CAPTURED, "SEK", PaymentFixture.PRICE + ready, ready);
        ask(order);
        Order paid = till.read(order);
        assertThat(paid.getAmount()).isEqualTo(PaymentFixture.PRICE + ready);
        assertThat(paid.getLines().stream().filter(line -> line.kind() == Line.Kind.FEE))
                .hasSize(ready == 0 ? 0 : 1);
        assertThat(paid.isInReview()).isFalse();
        assertThat(paid.getVat().gross()).isEqualTo(paid.getAmount());
        assertThat(paid.getVat().net() + paid.getVat().vat()).isEqualTo(paid.getAmount());
    }

    @Test
    void feeAfterPaymentGoesToReview() {
        Order order = till.place();
        String reference = till.attempt(order).getReference();
        till.provider.put("p" + reference, reference, PaymentState.AUTHORIZED, "SEK", PaymentFixture.PRICE, 0);
        ask(order);
        till.provider.put("p" + reference, reference, PaymentState.AUTHORIZED, "SEK", PaymentFixture.PRICE + FEE, FEE);
        ask(order);
        assertThat(till.read(order).getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.AMOUNT_DIFFERS);
    }

    private void ask(Order order) {
        till.reconciler.query(till.attempt(order).getId(), "test");
    }
}
