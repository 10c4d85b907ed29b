package se.kassa.payment.operation;

import java.util.List;
import se.kassa.order.Order;
import se.kassa.payment.PaymentAttempt;

/**
 * What a request amounts to at this moment: shown for confirmation, then executed.
 *
 * @param capture what a refund refunds; {@link Capture#NONE} for a capture or void
 * @param amount minor units
 * @param rows the lines of the amount; empty for a void
 * @param last of a capture: whether it ends the authorisation
 * @param voidingReviewedPayment whether it voids a payment in review
 */
public record OperationPlan(
        Payment payment,
        PaymentOperation.Kind kind,
        Capture capture,
        long amount,
        List<TransactionLine> rows,
        boolean last,
        boolean voidingReviewedPayment) {

    /**
     * The payment that is captured, refunded or voided.
     *
     * @param provider the id of the payment's provider
     * @param id the provider's id of the payment
     * @param method the payment method in the provider's term; may be null
     */
    public record Payment(long orderId, String orderNumber, long attemptId, String provider, String id, String method) {

        static Payment of(Order order, PaymentAttempt attempt) {
            return of(order, attempt, attempt.getPaymentId(), order.getPaymentMethod());
        }

        static Payment of(Order order, PaymentAttempt attempt, String id, String method) {
            return new Payment(
                    order.getId(), order.getNumber().value(), attempt.getId(), attempt.getProvider(), id, method);
        }
    }

    /**
     * The capture that a refund refunds.
     *
     * @param id the database id; null if not known
     * @param transactionId the provider's id; null if not known
     */
    public record Capture(Long id, String transactionId) {

        static final Capture NONE = new Capture(null, null);
    }
}
