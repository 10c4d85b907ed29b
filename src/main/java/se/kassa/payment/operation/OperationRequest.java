package se.kassa.payment.operation;

/**
 * What somebody wants to be done.
 *
 * @param orderId the database's id
 * @param choice what of the rest; everything for a cancellation
 * @param captureId of a refund: the capture, by its database id; else null
 * @param last of a capture: whether it ends the reservation, whatever is left
 * @param expected the amount that was shown to who confirmed it, in minor units; null where nobody was shown one
 * @param actor a login name
 * @param reason may be null, but for a refund of a free amount and for voiding
 * @param token the same for a repetition of the same request, which then does nothing more
 * @param putBack of a refund or a cancellation: whether its goods go back in stock when it succeeds
 */
public record OperationRequest(
        long orderId,
        PaymentOperation.Kind kind,
        OperationSelection choice,
        Long captureId,
        boolean last,
        Long expected,
        String actor,
        String reason,
        String token,
        boolean putBack) {

    /** Captures everything that is left. */
    public static OperationRequest captureAll(long orderId, String actor, String token) {
        return capture(orderId, OperationSelection.all(), true, null, actor, token);
    }

    public static OperationRequest capture(
            long orderId, OperationSelection choice, boolean last, Long expected, String actor, String token) {
        return new OperationRequest(
                orderId, PaymentOperation.Kind.CAPTURE, choice, null, last, expected, actor, null, token, false);
    }

    public static OperationRequest refund(
            long orderId,
            long captureId,
            OperationSelection choice,
            Long expected,
            String actor,
            String reason,
            String token) {
        return new OperationRequest(
                orderId, PaymentOperation.Kind.REFUND, choice, captureId, false, expected, actor, reason, token, false);
    }

    /** Cancels what is not captured. */
    public static OperationRequest cancel(long orderId, Long expected, String actor, String reason, String token) {
        return new OperationRequest(
                orderId,
                PaymentOperation.Kind.CANCEL,
                OperationSelection.all(),
                null,
                false,
                expected,
                actor,
                reason,
                token,
                false);
    }

    /** The same, and its goods go back in stock, or not, when it succeeds. */
    public OperationRequest puttingBack(boolean goods) {
        return new OperationRequest(orderId, kind, choice, captureId, last, expected, actor, reason, token, goods);
    }
}
