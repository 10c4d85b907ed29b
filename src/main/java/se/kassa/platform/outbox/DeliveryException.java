package se.kassa.platform.outbox;

/** A message was not delivered, or nobody knows. The message is for the order admin. */
public class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is known. */
    public enum Kind {
        /** It was not delivered: try again later. */
        AGAIN,
        /** It was not delivered, and trying again would change nothing. */
        REFUSED,
        /** It may or may not have been delivered. */
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
