package se.kassa.platform.outbox;

/** What came of a message, unless it is tried again. */
public enum DeliveryOutcome {
    DELIVERED,
    /** Not delivered, and not tried again by itself. */
    FAILED,
    /** Nobody knows whether it was delivered. */
    UNCERTAIN
}
