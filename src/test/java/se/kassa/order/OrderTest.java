package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {

    private static final Line TEA = new Line(Line.Kind.PRODUCT, "tea", "Te", 2, 8900, 0, 1200);
    private static final Line FEE = new Line(Line.Kind.FEE, "fee", "Avgift", 1, 2900, 0, 2500);
    private static final OffsetDateTime NOW = OffsetDateTime.now();

    private final Order order = new Order(new OrderNumber("10001"), "receipt", "cart", "sv", "SEK", List.of(TEA), NOW);

    @Test
    void newOrderIsUnpaidAndPayable() {
        assertThat(order.getReceipt()).isEqualTo(PaymentState.Receipt.UNPAID);
        assertThat(order.isPayable()).isTrue();
        assertThat(order.isShippable()).isFalse();
        assertThat(order.getAmount()).isEqualTo(17800);
    }

    @Test
    void paidLinesBecomeTheOrdersLines() {
        order.markPaid(List.of(TEA, FEE), NOW);
        order.apply(news(PaymentState.AUTHORIZED, 0));
        assertThat(order.getAmount()).isEqualTo(20700);
        assertThat(order.isShippable()).isTrue();
        assertThat(order.isPayable()).isFalse();
    }

    @Test
    void paidOrderDoesNotChange() {
        order.markPaid(List.of(TEA), NOW);
        order.apply(news(PaymentState.AUTHORIZED, 0));
        assertThatIllegalStateException().isThrownBy(() -> order.markPaid(List.of(TEA), NOW));
        assertThatIllegalStateException().isThrownBy(() -> order.revise(List.of(FEE), "en"));
    }

    @Test
    void autoCapturedPaymentIsNotShipped() {
        order.markPaid(List.of(TEA), NOW);
        order.apply(news(PaymentState.CAPTURED, 17800));
        assertThat(order.getShippingState()).isEqualTo(ShippingState.NOT_SHIPPED);
        assertThat(order.isShippable()).isTrue();
    }

    @Test
    void fullyRefundedOrderIsNotShipped() {
        order.markPaid(List.of(TEA), NOW);
        order.apply(new PaymentSnapshot(PaymentState.CAPTURED, "SWISH", "FULLY_DELIVERED", 17800, 8900, null));
        assertThat(order.isShippable()).isTrue();
        assertThat(FulfilmentStage.of(order)).isEqualTo(FulfilmentStage.TO_SHIP);
        order.apply(new PaymentSnapshot(PaymentState.CAPTURED, "SWISH", "FULLY_DELIVERED", 17800, 17800, null));
        assertThat(order.isShippable()).isFalse();
        assertThat(FulfilmentStage.of(order)).isEqualTo(FulfilmentStage.CANCELLED);
    }

    @Test
    void refundKeepsAShippedOrderShipped() {
        order.markPaid(List.of(TEA), NOW);
        order.apply(news(PaymentState.CAPTURED, 17800));
        order.ship(null, null, NOW);
        order.apply(new PaymentSnapshot(PaymentState.CAPTURED, "SWISH", "FULLY_DELIVERED", 17800, 17800, null));
        assertThat(FulfilmentStage.of(order)).isEqualTo(FulfilmentStage.SHIPPED);
    }

    @Test
    void orderInReviewIsNotShipped() {
        order.markPaid(List.of(TEA), NOW);
        order.apply(news(PaymentState.AUTHORIZED, 0));
        assertThat(order.putInReview(new PaymentReview(ReviewReason.SECOND_PAYMENT, 17800, 17800, "twice")))
                .isTrue();
        assertThat(order.isShippable()).isFalse();
        assertThat(order.getReceipt()).isEqualTo(PaymentState.Receipt.WAITING);
    }

    @Test
    void repeatedReviewIsNoChange() {
        order.putInReview(new PaymentReview(ReviewReason.AMOUNT_DIFFERS, 1, 2, "x"));
        assertThat(order.putInReview(new PaymentReview(ReviewReason.AMOUNT_DIFFERS, 1, 2, "x")))
                .isFalse();
    }

    @Test
    void repeatedResponseIsNoChange() {
        order.markPaid(List.of(TEA), NOW);
        assertThat(order.apply(news(PaymentState.AUTHORIZED, 0))).isTrue();
        assertThat(order.apply(news(PaymentState.AUTHORIZED, 0))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"AUTHORIZED", "PARTIALLY_CAPTURED", "CAPTURED"},
            mode = EnumSource.Mode.EXCLUDE)
    void invalidatedPaymentBlocksShipping(PaymentState state) {
        order.markPaid(List.of(TEA), NOW);
        order.apply(news(PaymentState.AUTHORIZED, 0));
        order.apply(news(state, 0));
        assertThat(order.isShippable()).isFalse();
    }

    @Test
    void paymentInReviewIdentifiesOnlyAnUnknownCustomer() {
        Customer payer = new Customer("Anna", "Ek", "anna@example.com", "+46701234567", null);
        order.identifyCustomer(payer);
        assertThat(order.getCustomer()).contains(payer);
        order.identifyCustomer(new Customer("Bo", "Al", "bo@example.com", null, null));
        assertThat(order.getCustomer()).contains(payer);
        order.identifyCustomer(null);
        assertThat(order.getCustomer()).contains(payer);
    }

    @Test
    void staffsAddressStaysUntilTheOrderIsShipped() {
        Customer payer = new Customer("Anna", "Ek", "anna@example.com", "+46701234567", null);
        Customer corrected = new Customer("Anna", "Ek", "anna@example.org", "+46701234567", null);
        order.markPaid(List.of(TEA), NOW);
        assertThat(order.isCustomerChangeable()).isFalse();
        order.apply(new PaymentSnapshot(PaymentState.AUTHORIZED, "CARD", "READY", 0, 0, payer));
        order.changeCustomer(corrected, NOW);
        assertThat(order.apply(new PaymentSnapshot(PaymentState.AUTHORIZED, "CARD", "READY", 0, 0, payer)))
                .isFalse();
        assertThat(order.getCustomer()).contains(corrected);
        assertThat(corrected.fingerprint()).isNotEqualTo(payer.fingerprint());
        order.ship(null, null, NOW);
        assertThatThrownBy(() -> order.changeCustomer(payer, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void productHasTheNameOfItsLine() {
        assertThat(order.nameOf("tea")).isEqualTo("Te");
        assertThat(order.nameOf("coffee")).isEqualTo("coffee");
    }

    private static PaymentSnapshot news(PaymentState state, long captured) {
        return news(state, captured, 0);
    }

    private static PaymentSnapshot news(PaymentState state, long captured, long refunded) {
        return new PaymentSnapshot(state, "CARD", state.name(), captured, refunded, null);
    }

    @Test
    void everyTransitionPublishesOneEvent() {
        order.markPaid(List.of(TEA), NOW);
        assertThat(order.takePendingEvents()).extracting(PendingOrderEvent::key).containsExactly("paid");
        order.apply(news(PaymentState.PARTIALLY_CAPTURED, 100, 0));
        order.apply(news(PaymentState.PARTIALLY_CAPTURED, 100, 0));
        order.apply(news(PaymentState.CAPTURED, 250, 40));
        assertThat(order.takePendingEvents())
                .extracting(PendingOrderEvent::kind, PendingOrderEvent::key, PendingOrderEvent::amount)
                .containsExactly(
                        tuple(OrderEvent.Kind.CAPTURED, "captured-100", 100L),
                        tuple(OrderEvent.Kind.CAPTURED, "captured-250", 150L),
                        tuple(OrderEvent.Kind.REFUNDED, "refunded-40-0", 40L));
        assertThat(order.takePendingEvents()).isEmpty();
    }

    @Test
    void voidPublishesACancellationExpiryDoesNot() {
        order.markPaid(List.of(TEA), NOW);
        order.takePendingEvents();
        order.apply(news(PaymentState.CANCELLED, 0, 0));
        order.apply(news(PaymentState.CANCELLED, 0, 0));
        assertThat(order.takePendingEvents()).extracting(PendingOrderEvent::key).containsExactly("cancelled");
    }

    @Test
    void reviewEventHasItsReason() {
        order.putInReview(new PaymentReview(ReviewReason.AMOUNT_DIFFERS, 1, 2, ""));
        order.putInReview(new PaymentReview(ReviewReason.AMOUNT_DIFFERS, 1, 2, ""));
        assertThat(order.takePendingEvents())
                .extracting(
                        PendingOrderEvent::kind,
                        PendingOrderEvent::key,
                        PendingOrderEvent::amount,
                        PendingOrderEvent::reason)
                .containsExactly(tuple(OrderEvent.Kind.IN_REVIEW, "in-review-0-amount-differs", 2L, "AMOUNT_DIFFERS"));
    }
}
