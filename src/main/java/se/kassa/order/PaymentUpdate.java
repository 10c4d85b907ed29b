package se.kassa.order;

/**
 * What the payment provider says of an order's payment; all of it, not the difference.
 *
 * @param method the provider's word for how it is paid; may be null
 * @param providerStatus the provider's own word for the state
 * @param capturedAmount minor units
 * @param refundedAmount minor units
 * @param consumer null where the provider did not tell
 */
public record PaymentUpdate(
        PaymentState state,
        String method,
        String providerStatus,
        long capturedAmount,
        long refundedAmount,
        Customer consumer) {}
