package se.kassa.payment;

import se.kassa.order.Order;

/** Distinguishes voids by the shop from those by others. */
public interface PendingVoids {

    /** Whether the shop has voided the order's payment or is doing so. Runs in the caller's transaction. */
    boolean isVoiding(Order order);
}
