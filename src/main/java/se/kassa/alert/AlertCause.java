package se.kassa.alert;

/** Cause of an alert. The admin page of problems explains what to do about each. */
public enum AlertCause {
    /** A payment does not match its order, or was not expected. */
    PAYMENT_IN_REVIEW,
    /** An order can no longer be shipped: its payment was cancelled or blocked, or no longer matches. */
    PAYMENT_INVALIDATED,
    /** The customer disputes a captured payment at the bank. */
    PAYMENT_DISPUTED,
    /** Notifications failed after all attempts. */
    NOTIFICATION_FAILED,
    /** The provider rejects the shop's credentials or settings; customers cannot pay. */
    PROVIDER_MISCONFIGURED,
    /** The provider refused to open a payment session for an order; the customer cannot pay. */
    PAYMENT_SESSION_REFUSED,
    /** A provider has payments, but its settings are missing. */
    PROVIDER_NOT_CONFIGURED,
    /** A mail or event was not delivered, or it is unknown whether it was. */
    MESSAGE_FAILED,
    /** The provider reports a payment with one of our references, but no such order exists. */
    PAYMENT_WITHOUT_ORDER,
    /** The outcome of a capture, refund or void is unknown after repeated checks. */
    OPERATION_UNKNOWN,
    /** A capture, refund or void that was recorded as failed has succeeded. */
    OPERATION_SUCCEEDED_LATE,
    /** An accepted refund failed later. */
    REFUND_FAILED,
    /** The money of a withdrawal must be paid back within three days, by law. */
    REFUND_DUE,
    /** Authorised money is released by the provider within two days unless it is captured. */
    AUTHORISATION_EXPIRES,
    /** Many failed logins for an account. */
    FAILED_LOGINS
}
