package se.kassa.order.list;

import java.util.List;

/**
 * A page of the order list.
 *
 * @param matches number of orders that match the filter
 */
public record OrderPage(List<OrderRow> rows, boolean hasPrevious, boolean hasNext, BoundedCount matches) {}
