package se.kassa.order;

/** A reason why the personal data of an order cannot be erased yet. */
public enum ErasureObstacle {
    /** The payment is in review. */
    HELD,
    /** The payment provider has not decided, or has blocked delivery. */
    PAYMENT_UNDECIDED,
    /** Authorised money has not been captured. */
    MONEY_RESERVED,
    /** The order is paid and not shipped. */
    TO_SHIP,
    /** The order was paid, the payment was lost afterwards, and the order has not been cancelled. */
    PAYMENT_LOST,
    /** A payment that was started may still complete. */
    PAYMENT_MAY_COME,
    /** A capture, refund or void is not finished. */
    OPERATION_OPEN,
    /** An open alert concerns the order. */
    ALARM_OPEN,
    /** A notification has not been processed. */
    NOTIFICATION_WAITING,
    /** An e-mail or event has not been delivered. */
    MESSAGE_WAITING,
    /** A bulk job has not reached the order yet. */
    WORK_WAITING
}
