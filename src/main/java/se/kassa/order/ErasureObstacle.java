package se.kassa.order;

/** Why an order still needs to know who bought: the data of the person are not erased before that is settled. */
public enum ErasureObstacle {
    /** Its payment waits for a person. */
    HELD,
    /** The payment provider has not decided, or forbids the delivery. */
    PAYMENT_UNDECIDED,
    /** Money is reserved that was not captured. */
    MONEY_RESERVED,
    /** It is paid, and the goods have not left. */
    TO_SHIP,
    /** It was paid, the payment was lost since, and nobody has called it off. */
    PAYMENT_LOST,
    /** A payment that was begun may still come. */
    PAYMENT_MAY_COME,
    /** A capture, a refund or a cancellation has not ended. */
    OPERATION_OPEN,
    /** An alarm about it that nobody has taken care of. */
    ALARM_OPEN,
    /** A notification about it that was not worked off. */
    NOTIFICATION_WAITING,
    /** A mail or an event that is on its way. */
    MESSAGE_WAITING,
    /** Work on many orders at once that has not come to it. */
    WORK_WAITING
}
