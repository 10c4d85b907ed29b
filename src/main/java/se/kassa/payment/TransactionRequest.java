package se.kassa.payment;

import java.util.List;
import se.kassa.order.Line;

/**
 * What the payment provider is told of a capture, a refund or a cancellation.
 *
 * @param providerOrderId the payment, by the provider's own id
 * @param reference ours, unique to the move
 * @param amount minor units, VAT included; what the rows sum to, where there are any
 * @param rows may be empty
 * @param message for the consumer, where the payment method shows one; may be null
 */
public record TransactionRequest(
        String providerOrderId, String reference, long amount, List<Line> rows, String message) {}
