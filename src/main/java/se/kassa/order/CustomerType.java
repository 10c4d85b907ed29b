package se.kassa.order;

/** Whether the customer is a person or a company. */
public enum CustomerType {
    /** A private customer. */
    PERSON,
    /** A company. */
    COMPANY
}
