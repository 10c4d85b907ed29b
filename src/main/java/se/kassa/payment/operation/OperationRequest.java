package se.kassa.payment.operation;

/**
 * A request for a capture, refund or void.
 *
 * @param orderId the database id
 * @param selection which part of the remainder; everything for a void
 * @param captureId of a refund: the database id of the capture; else null
 * @param last of a capture: whether it ends the authorisation
 * @param expected the confirmed amount in minor units; null if none was shown
 * @param restock of a refund or a void: whether its products return to stock when it succeeds
 */
public record OperationRequest(
        long orderId,
        PaymentOperation.Kind kind,
        OperationSelection selection,
        Long captureId,
        boolean last,
        Long expected,
        Origin origin,
        boolean restock) {

    /**
     * Who requests it and why.
     *
     * @param actor a login name
     * @param reason required for a refund of a free amount and for voiding a payment in review; else may be null
     * @param idempotencyKey a repeated request has the same one and does nothing
     */
    public record Origin(String actor, String reason, String idempotencyKey) {}

    /** Captures the whole remainder. */
    public static OperationRequest captureAll(long orderId, String actor, String idempotencyKey) {
        return capture(orderId, OperationSelection.all(), true, null, actor, idempotencyKey);
    }

    public static OperationRequest capture(
            long orderId,
            OperationSelection selection,
            boolean last,
            Long expected,
            String actor,
            String idempotencyKey) {
        return new OperationRequest(
                orderId,
                PaymentOperation.Kind.CAPTURE,
                selection,
                null,
                last,
                expected,
                new Origin(actor, null, idempotencyKey),
                false);
    }

    public static OperationRequest refund(
            long orderId,
            long captureId,
            OperationSelection selection,
            Long expected,
            String actor,
            String reason,
            String idempotencyKey) {
        return new OperationRequest(
                orderId,
                PaymentOperation.Kind.REFUND,
                selection,
                captureId,
                false,
                expected,
                new Origin(actor, reason, idempotencyKey),
                false);
    }

    /** Voids what is not captured. */
    public static OperationRequest voidAuthorisation(
            long orderId, Long expected, String actor, String reason, String idempotencyKey) {
        return new OperationRequest(
                orderId,
                PaymentOperation.Kind.VOID,
                OperationSelection.all(),
                null,
                false,
                expected,
                new Origin(actor, reason, idempotencyKey),
                false);
    }

    /** A copy that returns its products to stock, or does not, when it succeeds. */
    public OperationRequest withRestock(boolean goods) {
        return new OperationRequest(orderId, kind, selection, captureId, last, expected, origin, goods);
    }
}
