package se.kassa.payment;

import java.util.List;
import se.kassa.order.Line;

/**
 * A capture, refund or cancellation to be made at the provider.
 *
 * @param providerOrderId the provider's id of the payment
 * @param reference unique to this transaction
 * @param amount minor units, including VAT; the sum of the rows unless there are none
 * @param rows may be empty
 * @param message shown to the customer if the payment method supports it; may be null
 */
public record TransactionRequest(
        String providerOrderId, String reference, long amount, List<Line> rows, String message) {}
