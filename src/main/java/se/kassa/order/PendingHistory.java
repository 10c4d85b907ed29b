package se.kassa.order;

import java.util.List;

/**
 * Supplies history entries that are not stored in {@link OrderHistory} yet, because what must be acknowledged fast is
 * stored first and processed later. Any bean that implements this interface is called, in a transaction.
 */
public interface PendingHistory {

    /** The pending entries of the order, in no particular order. */
    List<OrderHistoryEntry> of(Order order);
}
