package se.kassa.platform.outbox;

/** A message was not delivered, or the outcome is unknown. The exception message is shown to staff. */
public class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Kind of failure. */
    public enum Kind {
        /** Not delivered; retry later. */
        RETRY,
        /** Not delivered; a retry would not help. */
        REJECTED,
        /** Unknown whether it was delivered. */
        UNCERTAIN
    }

    private final Kind kind;

    public DeliveryException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
