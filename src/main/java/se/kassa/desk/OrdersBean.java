package se.kassa.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import se.kassa.order.Order;
import se.kassa.order.OrderList;

/** The list of orders; everything it shows is in its address. */
@Named("orders")
@RequestScoped
public class OrdersBean {

    private static final int PAGE = 25;
    private static final int LONGEST_SEARCH = 100;

    @Inject
    private OrderList list;

    private OrderList.Filter filter;
    private String search;
    private Long after;
    private Long before;
    private List<Order> orders;
    private boolean newerThere;
    private boolean olderThere;

    /** Finds one order more than the page shows, to know whether there is another page. */
    public void load() {
        if (before != null) {
            List<Order> found = list.newer(getFilter(), search, before, PAGE + 1);
            newerThere = found.size() > PAGE;
            olderThere = true;
            orders = newerThere ? found.subList(found.size() - PAGE, found.size()) : found;
        } else {
            List<Order> found = list.older(getFilter(), search, after, PAGE + 1);
            olderThere = found.size() > PAGE;
            newerThere = after != null;
            orders = olderThere ? found.subList(0, PAGE) : found;
        }
    }

    public List<Order> getOrders() {
        return orders;
    }

    /** Where the next page begins; null on the last one. */
    public Long getOlder() {
        return olderThere && !orders.isEmpty() ? orders.get(orders.size() - 1).getId() : null;
    }

    /** Where the page before ends; null on the first one. */
    public Long getNewer() {
        return newerThere && !orders.isEmpty() ? orders.get(0).getId() : null;
    }

    public List<OrderList.Filter> getFilters() {
        return Arrays.asList(OrderList.Filter.values());
    }

    public OrderList.Filter getFilter() {
        return filter == null ? OrderList.Filter.ALL : filter;
    }

    public void setFilter(OrderList.Filter filter) {
        this.filter = filter;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search != null && search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search;
    }

    public Long getAfter() {
        return after;
    }

    public void setAfter(Long after) {
        this.after = after;
    }

    public Long getBefore() {
        return before;
    }

    public void setBefore(Long before) {
        this.before = before;
    }
}
