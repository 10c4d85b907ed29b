package se.kassa.order;

import java.util.List;

/**
 * Knows of what happened to orders and is not in their {@link OrderHistory} yet: what has to be answered fast is stored first,
 * and entered when it is worked on. Any bean that implements this is asked, in a transaction.
 */
public interface PendingHistory {

    /** What is not entered of this order, as it will be; in no particular order. */
    List<OrderHistoryEntry> of(Order order);
}
