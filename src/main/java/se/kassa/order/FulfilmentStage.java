package se.kassa.order;

/** What the order desk has to do with an order next; follows from payment, hold and shipping. */
public enum FulfilmentStage {
    /** Nobody has paid. */
    OPEN,
    /** The payment provider has not decided, or forbids the delivery. */
    WAITING,
    /** The payment waits for a person. */
    HELD,
    /** Paid, and the goods may leave. */
    TO_SHIP,
    SHIPPED,
    /** The purchase is off, or its payment was released or paid back in full, and nothing left. */
    CANCELLED;

    static FulfilmentStage of(Order order) {
        if (order.isHeld()) {
            return HELD;
        }
        if (order.getShippingState() == ShippingState.SHIPPED) {
            return SHIPPED;
        }
        if (order.isCancelled() || order.isPaidBack() || order.getPaymentState() == PaymentState.CANCELLED) {
            return CANCELLED;
        }
        if (order.isShippable()) {
            return TO_SHIP;
        }
        return order.getPaymentState().receipt() == PaymentState.Receipt.WAITING ? WAITING : OPEN;
    }
}
