package se.kassa.testdata;

import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.payment.operation.PaymentOperation.Kind;
import se.kassa.payment.operation.TransactionLine;

/**
 * Money of a made-up order that was captured, refunded or released.
 *
 * @param done false for one that Ecster refused
 * @param amount minor units
 * @param actor a login name, or {@code provider}
 * @param reason may be null
 */
record GeneratedOperation(
        Kind kind,
        boolean done,
        long amount,
        OffsetDateTime at,
        String actor,
        String reason,
        List<TransactionLine> rows) {}
