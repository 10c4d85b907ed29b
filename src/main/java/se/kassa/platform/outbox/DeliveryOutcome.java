package se.kassa.platform.outbox;

/** Final outcome of a delivery. */
public enum DeliveryOutcome {
    DELIVERED,
    /** Not delivered; not retried automatically. */
    FAILED,
    /** Unknown whether it was delivered. */
    UNCERTAIN
}
