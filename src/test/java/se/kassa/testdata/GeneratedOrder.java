package se.kassa.testdata;

import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.order.Customer;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.payment.operation.PaymentOperation.Kind;

/**
 * A made-up order and what became of it.
 *
 * @param amount minor units
 * @param consumer null where nobody came to pay
 * @param shippedAt null where nothing was shipped
 * @param moves what became of its money, oldest first
 */
record GeneratedOrder(
        OffsetDateTime placedAt,
        FulfilmentStage stage,
        PaymentState payment,
        String method,
        List<Line> lines,
        long amount,
        Customer consumer,
        OffsetDateTime paidAt,
        OffsetDateTime shippedAt,
        String staff,
        List<GeneratedOperation> moves) {

    boolean business() {
        return consumer != null && consumer.getCompanyName() != null;
    }

    /** Minor units that were captured or refunded. */
    long sum(Kind kind) {
        return moves.stream()
                .filter(move -> move.done() && move.kind() == kind)
                .mapToLong(GeneratedOperation::amount)
                .sum();
    }
}
