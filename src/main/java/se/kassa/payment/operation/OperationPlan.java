package se.kassa.payment.operation;

import java.util.List;

/**
 * What a request comes to as things stand: what the person is shown before, and what is then done.
 *
 * @param captureId of a refund: the capture it is of, by its database id; else null
 * @param captureTransactionId of a refund: the same capture, by the provider's id; else null
 * @param method how it was paid, in the provider's word; may be null
 * @param amount minor units
 * @param rows what the amount is made of; empty for a cancellation
 * @param last of a capture: whether it ends the reservation
 * @param voiding whether it voids a held payment
 */
public record OperationPlan(
        long orderId,
        String orderNumber,
        long attemptId,
        String providerOrderId,
        PaymentOperation.Kind kind,
        Long captureId,
        String captureTransactionId,
        String method,
        long amount,
        List<TransactionLine> rows,
        boolean last,
        boolean voiding) {}
