package se.kassa.generator;

import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.order.Consumer;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.order.Stage;

/**
 * A made-up order and what became of it.
 *
 * @param captured minor units; so is refunded
 * @param consumer null where nobody came to pay
 * @param shippedAt null where nothing was shipped
 */
record Sale(
        OffsetDateTime placedAt,
        Stage stage,
        PaymentState payment,
        String method,
        List<Line> lines,
        long amount,
        long captured,
        long refunded,
        Consumer consumer,
        boolean business,
        OffsetDateTime paidAt,
        OffsetDateTime shippedAt) {}
