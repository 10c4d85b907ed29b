package se.kassa.order;

/** Result of changing the customer of an order. */
public enum CustomerChange {
    CHANGED,
    UNCHANGED,
    /** Somebody else, or the payment provider, changed it meanwhile; nothing was saved. */
    CONFLICT,
    /** The order is not paid, or it is shipped, cancelled or erased. */
    NOT_POSSIBLE
}
