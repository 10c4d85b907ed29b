package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderNumber;
import se.kassa.order.PaymentReview;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;

/** What the order page says after each history of an order. */
class OrderProgressTest {

    private static final List<Line> LINES = List.of(new Line(Line.Kind.PRODUCT, "te", "Te", 2, 5000, 0, 600));
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-24T10:00:00Z");

    private final Order order = new Order(new OrderNumber("10001"), "receipt", "cart", "sv", "SEK", LINES, START);
    private final List<OrderProgress.Refund> refunds = new ArrayList<>();
    private OffsetDateTime now = START;

    /** Steps that are done have a +, the current one a *. */
    @ParameterizedTest(name = "{0}{1}")
    @CsvSource(delimiter = '|', textBlock = """
            placed                          |        | unpaid    | unpaid    | NOT_STARTED | +RECEIVED *PAYMENT
            placed declined                 |        | unpaid    | unpaid    | DECLINED    | +RECEIVED *PAYMENT
            placed expired                  |        | unpaid    | unpaid    | EXPIRED     | +RECEIVED *PAYMENT
            placed pending                  |        | waiting   | waiting   | waiting     | +RECEIVED *PAYMENT SHIPPED
            placed pending                  | pickUp | waiting   | waiting   | waiting     | +RECEIVED *PAYMENT READY
            placed review                   |        | waiting   | waiting   | waiting     | +RECEIVED *PAYMENT SHIPPED
            placed cancel                   |        | cancelled | cancelled | cancelled   | +RECEIVED +CANCELLED
            paid                            |        | paid      | paid      | paid        | +RECEIVED +PAID *PACKING SHIPPED
            paid                            | pickUp | paid      | paid      | paidPickUp  | +RECEIVED +PAID *PACKING READY
            paid blocked                    |        | waiting   | waiting   | waiting     | +RECEIVED +PAID *PAYMENT SHIPPED
            paid declined                   |        | unpaid    | unpaid    | INVALIDATED | +RECEIVED +PAID *PAYMENT
            paid review                     |        | waiting   | waiting   | waiting     | +RECEIVED +PAID *PAYMENT SHIPPED
            paid void                       |        | cancelled | cancelled | cancelled   | +RECEIVED +PAID +CANCELLED
            paid void cancel                |        | cancelled | cancelled | cancelled   | +RECEIVED +PAID +CANCELLED
            paid capture                    |        | paid      | paid      | paid        | +RECEIVED +PAID *PACKING SHIPPED
            paid capture refund:3000        |        | paid      | paid      | paid        | +RECEIVED +PAID +REFUNDED *PACKING SHIPPED
            paid capture refund:10000       |        | refunded  | refunded  | refunded    | +RECEIVED +PAID +REFUNDED
            paid capture refund:10000 cancel|        | refunded  | refunded  | refunded    | +RECEIVED +PAID +REFUNDED +CANCELLED
            paid ship                       |        | shipped   | shipped   | shipped     | +RECEIVED +PAID +SHIPPED
            paid capture ship               |        | shipped   | shipped   | shipped     | +RECEIVED +PAID +SHIPPED
            paid capture ship               | pickUp | shipped   | ready     | ready       | +RECEIVED +PAID +READY
            paid capture ship review        |        | shipped   | shipped   | shipped     | +RECEIVED +PAID +SHIPPED
            paid ship declined              |        | shipped   | shipped   | shipped     | +RECEIVED +PAID +SHIPPED
            paid capture ship refund:3000   |        | shipped   | shipped   | shipped     | +RECEIVED +PAID +SHIPPED +REFUNDED
            paid capture refund:3000 ship   |        | shipped   | shipped   | shipped     | +RECEIVED +PAID +REFUNDED +SHIPPED
            paid capture ship refund:10000  |        | refunded  | refunded  | refunded    | +RECEIVED +PAID +SHIPPED +REFUNDED
            paid capture ship refund:10000  | pickUp | refunded  | refunded  | refunded    | +RECEIVED +PAID +READY +REFUNDED
            paid capture ship refunding:3000|        | shipped   | shipped   | shipped     | +RECEIVED +PAID +SHIPPED *REFUND_PENDING
            """)
    void pageTellsWhatHappened(
            String history, String pickUp, String state, String title, String text, String expectedSteps) {
        for (String event : history.split(" ")) {
            now = now.plusHours(1);
            happens(event);
        }
        OrderProgress progress = OrderProgress.of(order, refunds, pickUp != null);
        assertThat(progress.state().word()).isEqualTo(state);
        assertThat(progress.title()).isEqualTo(title);
        assertThat(progress.text()).isEqualTo(text);
        assertThat(steps(progress)).isEqualTo(expectedSteps);
    }

    @Test
    void refundHasItsAmountDayAndMethod() {
        for (String event : List.of("paid", "capture", "ship", "refund:3000")) {
            now = now.plusHours(1);
            happens(event);
        }
        OrderProgress.Step step =
                OrderProgress.of(order, refunds, false).steps().get(3);
        assertThat(step.amount()).isEqualTo(3000);
        assertThat(step.at()).isEqualTo(START.plusHours(4));
        assertThat(step.method()).isEqualTo("CARD");
    }

    private void happens(String event) {
        String[] parts = event.split(":");
        long amount = parts.length > 1 ? Long.parseLong(parts[1]) : 0;
        switch (parts[0]) {
            case "placed" -> {}
            case "paid" -> {
                order.markPaid(LINES, now);
                apply(PaymentState.AUTHORIZED, 0, 0);
            }
            case "capture" -> apply(PaymentState.CAPTURED, 10_000, 0);
            case "refund" -> {
                refunds.add(new OrderProgress.Refund(true, now, amount, "CARD"));
                apply(PaymentState.CAPTURED, 10_000, order.getRefundedAmount() + amount);
            }
            case "refunding" -> refunds.add(new OrderProgress.Refund(false, now, amount, "CARD"));
            case "ship" -> order.ship("PostNord", "SE123", now);
            case "cancel" -> order.cancel(now);
            case "void" -> apply(PaymentState.CANCELLED, 0, 0);
            case "review" -> order.putInReview(new PaymentReview(ReviewReason.SECOND_PAYMENT, 10_000, 10_000, "twice"));
            default -> apply(PaymentState.valueOf(parts[0].toUpperCase(Locale.ROOT)), 0, 0);
        }
    }

    private void apply(PaymentState state, long captured, long refunded) {
        order.apply(new PaymentSnapshot(state, "CARD", state.name(), captured, refunded, null));
    }

    private static String steps(OrderProgress progress) {
        return progress.steps().stream()
                .map(step -> switch (step.progress()) {
                    case DONE -> "+" + step.kind();
                    case CURRENT -> "*" + step.kind();
                    case UPCOMING -> step.kind().name();
                })
                .collect(Collectors.joining(" "));
    }
}
