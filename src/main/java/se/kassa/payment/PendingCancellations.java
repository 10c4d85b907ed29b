package se.kassa.payment;

import se.kassa.order.Order;

/** Tells what the shop itself has done at the payment provider from what others have. */
public interface PendingCancellations {

    /** Whether the order desk has cancelled the order's payment, or is about to. In the caller's transaction. */
    boolean isCancelling(Order order);
}
