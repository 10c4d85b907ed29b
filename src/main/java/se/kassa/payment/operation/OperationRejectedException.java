package se.kassa.payment.operation;

import java.time.OffsetDateTime;

/** What was asked for is not possible now; nothing was done and nobody was called. */
public class OperationRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Another one on the same order has not ended. */
        BUSY,
        /** What was shown is no longer so: somebody was faster. */
        CHANGED,
        /** The payment is held before a person. */
        HELD,
        /** Nothing is reserved that could be captured. */
        NOT_CAPTURABLE,
        /** Payments of this method are captured the moment they are made: nothing to capture or to cancel. */
        CAPTURED_AT_ONCE,
        /** There is no such capture, or the provider's id of it is not known. */
        NOT_REFUNDABLE,
        /** Nothing is reserved that could be cancelled. */
        NOT_CANCELLABLE,
        /** More than is left was chosen, or nothing. */
        NOT_LEFT,
        /** A reason is wanted. */
        NO_REASON
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

    /** Who was faster; null where nobody was, or it is not known. */
    public String who() {
        return who;
    }

    /** When; null where {@link #who} is. */
    public OffsetDateTime when() {
        return when;
    }
}
