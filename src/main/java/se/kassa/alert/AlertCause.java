package se.kassa.alert;

/** What a person is called for. What the person shall do is told beside it on the order desk's page of problems. */
public enum AlertCause {
    /** A payment does not fit its order, or came when none was expected. */
    PAYMENT_HELD,
    /** An order that could be shipped can't be any more: the payment was cancelled, stopped, or is no good. */
    PAYMENT_LOST,
    /** Notifications could not be worked off, however often it was tried. */
    NOTIFICATION_PARKED,
    /** The provider does not accept the shop: its keys or settings are wrong, and nobody can pay. */
    PROVIDER_REFUSES_US,
    /** A mail or an event for an extension did not get out, or nobody knows whether it did. */
    MESSAGE_PARKED,
    /** The provider has a payment under a number of ours, and there is no such order here. */
    PAYMENT_WITHOUT_ORDER,
    /** Nobody knows whether a capture, refund or cancellation happened: it was looked for in vain. */
    OPERATION_UNKNOWN,
    /** A capture, refund or cancellation that was thought to have failed has happened after all. */
    OPERATION_TURNED_UP,
    /** A refund was accepted, and did not come through. */
    REFUND_FAILED,
    /** Somebody tries many wrong passwords for an account. */
    FAILED_LOGINS
}
