package se.kassa.order;

/** Where the goods are; apart from the payment, for some payments are captured before anything is shipped. */
public enum ShippingState {
    NOT_SHIPPED,
    SHIPPED
}
