package se.kassa.admin.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderListUnavailableException;
import se.kassa.order.list.OrderRow;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;
import se.kassa.platform.web.RequestParameters;

/** The previous and the next order of the list that staff opened last. */
@Named("orderListPosition")
@RequestScoped
public class OrderNeighboursBean {

    @Inject
    private LatestOrderList latest;

    @Inject
    private OrderList list;

    /** The query of the list to go back to; empty for the plain list. */
    public String getList() {
        return latest.query();
    }

    /** The number of the order before this one on the list's page; null if there is none. */
    public String getPrevious() {
        return neighbour(latest.numbers(), RequestParameters.parameter("number"), -1);
    }

    /** The number of the order after this one on the list's page; null if there is none. */
    public String getNext() {
        return neighbour(latest.numbers(), RequestParameters.parameter("number"), 1);
    }

    static String neighbour(List<String> numbers, String number, int distance) {
        int here = numbers.indexOf(number);
        int there = here + distance;
        return here < 0 || there < 0 || there >= numbers.size() ? null : numbers.get(there);
    }

    /** The order to ship after this one: the next in a list of those to ship, else the oldest; null if there is none. */
    public String getNextToShip() {
        String listed = latest.isToShip() ? getNext() : null;
        return listed == null ? oldestToShip().orElse(null) : listed;
    }

    /** Empty as well if the database takes too long: the page of an order does without. */
    private Optional<String> oldestToShip() {
        try {
            return list
                    .page(OrderFilter.of(FulfilmentStage.TO_SHIP), OrderSort.PLACED, false, 1, PagePosition.FIRST)
                    .rows()
                    .stream()
                    .map(OrderRow::number)
                    .findFirst();
        } catch (OrderListUnavailableException e) {
            if (!e.isTimeout()) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
