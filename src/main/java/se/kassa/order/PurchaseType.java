package se.kassa.order;

/** Who buys. */
public enum PurchaseType {
    /** A consumer. */
    B2C,
    /** A company. */
    B2B
}
