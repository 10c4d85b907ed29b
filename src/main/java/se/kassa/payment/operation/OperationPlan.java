package se.kassa.payment.operation;

import java.util.List;

/**
 * What a request amounts to at this moment: shown for confirmation, then executed.
 *
 * @param provider the id of the payment's provider
 * @param captureId of a refund: the database id of the capture; else null
 * @param captureTransactionId of a refund: the provider's id of the capture; else null
 * @param method the payment method in the provider's term; may be null
 * @param amount minor units
 * @param rows the lines of the amount; empty for a void
 * @param last of a capture: whether it ends the authorisation
 * @param voidingReviewedPayment whether it voids a payment in review
 */
public record OperationPlan(
        long orderId,
        String orderNumber,
        long attemptId,
        String provider,
        String paymentId,
        PaymentOperation.Kind kind,
        Long captureId,
        String captureTransactionId,
        String method,
        long amount,
        List<TransactionLine> rows,
        boolean last,
        boolean voidingReviewedPayment) {}
