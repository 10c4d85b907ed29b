package se.kassa.payment.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentRefreshed;

/** What is packed of an order after parts of it were captured, refunded or cancelled. */
class PackingListTest {

    private static final Line TEA = new Line(Line.Kind.PRODUCT, "tea", "Te", 3, 1000, 300, 600);
    private static final Line BOOK = new Line(Line.Kind.PRODUCT, "book", "Bok", 1, 20_000, 0, 600);
    private static final Line PARCEL = new Line(Line.Kind.SHIPPING, "parcel", "Paket", 1, 4900, 0, 2500);
    private static final List<Line> LINES = List.of(TEA, BOOK, PARCEL);

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentOperationService money = till.beans.get(PaymentOperationService.class);
    private final OperationPlanner planner = till.beans.get(OperationPlanner.class);
    private Order order;

    @BeforeEach
    void paidOrder() {
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        order = till.place(LINES);
        PaymentAttempt attempt = till.attempt(order);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, Line.sum(LINES));
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
    }

    private PaymentOperation capture(OperationSelection selection, boolean last) {
        return money.run(OperationRequest.capture(order.getId(), selection, last, null, "anna", token()));
    }

    private void refund(PaymentOperation capture, OperationSelection selection) {
        money.run(OperationRequest.refund(order.getId(), capture.getId(), selection, null, "anna", "why", token()));
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    private List<String> slip() {
        return planner.packingList(till.read(order)).lines().stream()
                .map(line -> line.quantity() + " " + line.sku() + " " + line.amount())
                .toList();
    }

    private List<Integer> refunded() {
        return planner.packingList(till.read(order)).refunded();
    }

    @Test
    void allLinesArePacked() {
        assertThat(slip()).containsExactly("3 tea 2700", "1 book 20000", "1 parcel 4900");
        capture(OperationSelection.all(), true);
        assertThat(slip()).containsExactly("3 tea 2700", "1 book 20000", "1 parcel 4900");
        assertThat(refunded()).containsExactly(0, 0, 0);
    }

    @Test
    void refundedLinesAreNotPacked() {
        capture(OperationSelection.pieces(Map.of(1, 1)), false);
        PaymentOperation rest = capture(OperationSelection.all(), true);
        refund(rest, OperationSelection.pieces(Map.of(0, 2)));
        assertThat(slip()).containsExactly("1 tea 900", "1 book 20000", "1 parcel 4900");
        assertThat(refunded()).containsExactly(2, 0, 0);
        refund(rest, OperationSelection.pieces(Map.of(0, 1)));
        assertThat(slip()).containsExactly("1 book 20000", "1 parcel 4900");
    }

    @Test
    void rejectedRefundIsStillPacked() {
        PaymentOperation capture = capture(OperationSelection.all(), true);
        till.provider.refuseNext();
        refund(capture, OperationSelection.pieces(Map.of(1, 1)));
        assertThat(slip()).hasSize(3);
        assertThat(refunded()).containsExactly(0, 0, 0);
    }

    @Test
    void freeAmountRemovesNothingUnlessAllIsRefunded() {
        PaymentOperation capture = capture(OperationSelection.all(), true);
        refund(capture, OperationSelection.amount(5000));
        assertThat(slip()).hasSize(3);
        refund(capture, OperationSelection.amount(Line.sum(LINES) - 5000));
        assertThat(slip()).isEmpty();
    }

    @Test
    void cancelledRestIsNotPacked() {
        capture(OperationSelection.pieces(Map.of(0, 1, 2, 1)), false);
        assertThat(slip()).containsExactly("3 tea 2700", "1 book 20000", "1 parcel 4900");
        money.run(OperationRequest.voidAuthorisation(order.getId(), null, "anna", null, token()));
        assertThat(slip()).containsExactly("1 tea 900", "1 parcel 4900");
    }

    @Test
    void lastCaptureExcludesTheRest() {
        capture(OperationSelection.pieces(Map.of(0, 3)), true);
        assertThat(slip()).containsExactly("3 tea 2700");
    }

    @Test
    void cancelledOrderIsNotPacked() {
        money.run(OperationRequest.voidAuthorisation(order.getId(), null, "anna", null, token()));
        assertThat(slip()).isEmpty();
    }

    @Test
    void laterRefundsDoNotChangeAShippedOrder() {
        PaymentOperation capture = capture(OperationSelection.all(), true);
        refund(capture, OperationSelection.pieces(Map.of(0, 1)));
        till.pass(Duration.ofMinutes(1));
        till.inTransaction(() -> {
            till.orders.lock(order.getId()).ship(null, null, OffsetDateTime.now(till.clock));
            return null;
        });
        till.pass(Duration.ofMinutes(1));
        refund(capture, OperationSelection.pieces(Map.of(1, 1)));
        assertThat(slip()).containsExactly("2 tea 1800", "1 book 20000", "1 parcel 4900");
        assertThat(refunded()).containsExactly(1, 1, 0);
    }
}
