package se.kassa.order;

/** The next step for staff, derived from payment, review and shipping. */
public enum FulfilmentStage {
    /** Not paid. */
    UNPAID,
    /** The payment provider has not decided, or has blocked delivery. */
    WAITING,
    /** The payment is in review. */
    IN_REVIEW,
    /** Paid and ready to ship. */
    TO_SHIP,
    SHIPPED,
    /** The order was cancelled, or its payment was voided or fully refunded, and nothing was shipped. */
    CANCELLED;

    static FulfilmentStage of(Order order) {
        if (order.isInReview()) {
            return IN_REVIEW;
        }
        if (order.getShippingState() == ShippingState.SHIPPED) {
            return SHIPPED;
        }
        if (order.isCancelled() || order.isFullyRefunded() || order.getPaymentState() == PaymentState.CANCELLED) {
            return CANCELLED;
        }
        if (order.isShippable()) {
            return TO_SHIP;
        }
        return order.getPaymentState().receipt() == PaymentState.Receipt.WAITING ? WAITING : UNPAID;
    }
}
