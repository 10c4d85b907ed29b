package se.kassa.order;

/** Whether the order is shipped; independent of the payment, because some payments are captured before shipping. */
public enum ShippingState {
    NOT_SHIPPED,
    SHIPPED
}
