package se.kassa.payment;

import se.kassa.order.PaymentState;

/**
 * A payment in the short form of a search: enough to recognise it, not enough to apply it.
 *
 * @param id the provider's id
 * @param reference as the provider has it; may be null, or belong to another shop of the same merchant
 * @param attemptDigest {@link PaymentRequest#attemptDigest} as the provider has it; null if it has none
 * @param status the provider's term; may be null
 * @param amount minor units
 * @param currency ISO 4217; may be null
 */
public record ProviderPaymentSummary(
        String id,
        String reference,
        String attemptDigest,
        PaymentState state,
        String status,
        long amount,
        String currency) {

    /** Without digest. */
    public ProviderPaymentSummary(
            String id, String reference, PaymentState state, String status, long amount, String currency) {
        this(id, reference, null, state, status, amount, currency);
    }
}
