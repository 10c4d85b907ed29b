package se.kassa.order;

/** Who buys. */
public enum CustomerType {
    /** A consumer. */
    B2C,
    /** A company. */
    B2B
}
