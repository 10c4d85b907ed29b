package se.kassa.admin.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import se.kassa.order.Customer;
import se.kassa.order.Order;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderListUnavailableException;
import se.kassa.order.list.OrderRow;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;

/** Backs the latest other orders with the same e-mail address on the page of an order. */
@Named("otherOrders")
@RequestScoped
public class OtherOrdersBean {

    private static final int MOST = 5;
    private static final int READ = 25;

    @Inject
    private OrderDetailBean page;

    @Inject
    private OrderList list;

    private List<OrderRow> orders;

    /** At most five, newest first; empty as well if the database takes too long. */
    public List<OrderRow> getOrders() {
        if (orders == null) {
            Order order = page.getOrder();
            orders = order.getCustomer()
                    .map(Customer::getEmail)
                    .filter(email -> !email.isBlank())
                    .map(email -> read(order, email))
                    .orElse(List.of());
        }
        return orders;
    }

    private List<OrderRow> read(Order order, String email) {
        try {
            return list
                    .page(OrderFilter.ALL.with(email), OrderSort.PLACED, true, READ, PagePosition.FIRST)
                    .rows()
                    .stream()
                    .filter(row -> row.id() != order.getId()
                            && email.equalsIgnoreCase(row.customer().email()))
                    .limit(MOST)
                    .toList();
        } catch (OrderListUnavailableException e) {
            if (!e.isTimeout()) {
                throw e;
            }
            return List.of();
        }
    }
}
