package se.kassa.payment;

import java.util.List;
import se.kassa.order.Consumer;
import se.kassa.order.PaymentState;

/**
 * A payment as the provider tells it.
 *
 * @param id the provider's own
 * @param reference ours, as the provider has it; may be null
 * @param status the provider's own word
 * @param method the provider's own word; may be null
 * @param amount minor units, the provider's fee included
 * @param fee what the provider added, in minor units; 0 if nothing
 * @param capturedAmount minor units
 * @param refundedAmount minor units
 * @param consumer null where it is not told
 * @param rows what was paid, or empty where the provider does not tell
 * @param answer the answer as it came, without personal identity numbers
 */
public record ProviderPayment(
        String id,
        String reference,
        PaymentState state,
        String status,
        String method,
        String currency,
        long amount,
        long fee,
        long capturedAmount,
        long refundedAmount,
        Consumer consumer,
        List<Row> rows,
        String answer) {

    /** A row that was paid: which part, and how many. */
    public record Row(String partNumber, int quantity) {}
}
