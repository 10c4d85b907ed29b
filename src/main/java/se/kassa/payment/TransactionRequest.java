package se.kassa.payment;

import java.util.List;
import se.kassa.order.Line;

/**
 * A capture, refund or void to be made at the provider.
 *
 * @param paymentId the provider's id of the payment
 * @param reference unique to this transaction
 * @param amount minor units, including VAT; the sum of the rows unless there are none
 * @param rows may be empty
 * @param message shown to the customer if the payment method supports it; may be null
 * @param method the payment method in the provider's term; may be null
 */
public record TransactionRequest(
        String paymentId, String reference, long amount, List<Line> rows, String message, String method) {

    /** Where the payment method is unknown. */
    public TransactionRequest(String paymentId, String reference, long amount, List<Line> rows, String message) {
        this(paymentId, reference, amount, rows, message, null);
    }

    /** The key under which the provider executes the transaction at most once. */
    public String idempotencyKey() {
        return reference;
    }
}
