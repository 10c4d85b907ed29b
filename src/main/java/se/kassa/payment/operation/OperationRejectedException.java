package se.kassa.payment.operation;

import java.time.OffsetDateTime;

/** The requested operation is not possible now. Nothing was done, and the provider was not called. */
public class OperationRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Another operation on the order is open. */
        BUSY,
        /** The order has changed since the amount was shown. */
        CHANGED,
        /** The payment is in review. */
        IN_REVIEW,
        /** No authorised money is left to capture. */
        NOT_CAPTURABLE,
        /** The payment method captures automatically: there is nothing to capture or void. */
        AUTO_CAPTURED,
        /** The capture does not exist, or the provider's id of it is unknown. */
        NOT_REFUNDABLE,
        /** No authorised money is left to void. */
        NOT_VOIDABLE,
        /** The selection exceeds the remainder, or is empty. */
        EXCEEDS_REMAINDER,
        /** A reason is required. */
        REASON_REQUIRED
    }

    private final Reason reason;
    private final String who;
    private final transient OffsetDateTime when;

    OperationRejectedException(Reason reason) {
        this(reason, null, null);
    }

    OperationRejectedException(Reason reason, String who, OffsetDateTime when) {
        super(reason + (who == null ? "" : ": " + who + " at " + when));
        this.reason = reason;
        this.who = who;
        this.when = when;
    }

    public Reason reason() {
        return reason;
    }

    /** The actor of the operation that came first; null if there is none or it is unknown. */
    public String who() {
        return who;
    }

    /** When that operation began; null if {@link #who} is. */
    public OffsetDateTime when() {
        return when;
    }
}
