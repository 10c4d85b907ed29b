package se.kassa.order;

/**
 * The payment provider's current view of a payment; complete, not a difference.
 *
 * @param method the provider's term for the payment method; may be null
 * @param providerStatus the provider's status
 * @param capturedAmount minor units
 * @param refundedAmount minor units
 * @param customer null if the provider did not send one
 */
public record PaymentSnapshot(
        PaymentState state,
        String method,
        String providerStatus,
        long capturedAmount,
        long refundedAmount,
        Customer customer) {}
