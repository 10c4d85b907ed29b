package se.kassa.payment;

import se.kassa.order.Order;

/** Distinguishes cancellations by the shop from those by others. */
public interface PendingCancellations {

    /** Whether the shop has cancelled the order's payment or is doing so. Runs in the caller's transaction. */
    boolean isCancelling(Order order);
}
