package se.kassa.order.list;

import java.util.List;

/**
 * A page of the list.
 *
 * @param matches how many orders fit the filter
 */
public record OrderPage(List<OrderRow> rows, boolean hasPrevious, boolean hasNext, BoundedCount matches) {}
