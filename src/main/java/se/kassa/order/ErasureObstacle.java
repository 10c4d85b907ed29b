package se.kassa.order;

/** A reason why the personal data of an order cannot be erased yet. */
public enum ErasureObstacle {
    /** The payment is in review. */
    PAYMENT_IN_REVIEW,
    /** The payment provider has not decided, or has blocked delivery. */
    PAYMENT_PENDING,
    /** Authorised money has not been captured. */
    MONEY_AUTHORIZED,
    /** The order is paid and not shipped. */
    TO_SHIP,
    /** The order was paid, the payment was lost afterwards, and the order has not been cancelled. */
    PAYMENT_INVALIDATED,
    /** A payment that was started may still complete. */
    PAYMENT_POSSIBLE,
    /** A capture, refund or void is not finished. */
    OPERATION_OPEN,
    /** An open alert concerns the order. */
    ALERT_OPEN,
    /** A notification has not been processed. */
    NOTIFICATION_WAITING,
    /** An e-mail or event has not been delivered. */
    MESSAGE_WAITING,
    /** A bulk job has not reached the order yet. */
    BULK_JOB_WAITING
}
