package se.kassa.payment;

import se.kassa.order.Order;

/** Distinguishes voids by the shop from those by others. */
public interface PendingVoids {

    /**
     * Whether the shop has voided a payment of the order or is doing so. Runs in the caller's transaction.
     *
     * @param paymentId the provider's id of the payment
     */
    boolean isVoiding(Order order, String paymentId);
}
