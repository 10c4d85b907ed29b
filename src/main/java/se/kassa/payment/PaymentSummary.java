package se.kassa.payment;

import se.kassa.order.PaymentState;

/**
 * A payment as a search shows it: enough to see whether it is known here, never enough to believe it.
 *
 * @param id the provider's own
 * @param reference as the provider has it, of this shop or another of the same merchant; may be null
 * @param status the provider's own word; may be null
 * @param amount minor units
 * @param currency ISO 4217; may be null
 */
public record PaymentSummary(
        String id, String reference, PaymentState state, String status, long amount, String currency) {}
