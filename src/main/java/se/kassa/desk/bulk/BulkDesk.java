package se.kassa.desk.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.kassa.desk.WorksOrders;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;

/** What people at the desk do to many orders. Every method wants the role {@code desk}. */
@ApplicationScoped
@WorksOrders
public class BulkDesk {

    /** As many orders as one piece of work is about at most: what a clerk can still check. */
    public static final int MOST = 10_000;

    /** Ends the reading of too many. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Inject
    private SecurityContext security;

    @Inject
    private BulkActions actions;

    @Inject
    private BulkWork work;

    @Inject
    private OrderList list;

    /**
     * Begins work on every order that fits the filter now, {@link #MOST} at most.
     *
     * @param once the same for the same form, so that a double click begins one piece of work
     * @return its id; empty where no order fits
     */
    public Optional<Long> begin(String action, OrderFilter filter, String once) {
        actions.find(action);
        List<String> numbers = numbers(filter);
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(work.begin(action, security.getCallerPrincipal().getName(), numbers, once));
    }

    private List<String> numbers(OrderFilter filter) {
        List<String> numbers = new ArrayList<>();
        try {
            list.forEachBatch(filter, batch -> {
                batch.stream()
                        .map(OrderRow::number)
                        .limit(MOST - numbers.size())
                        .forEach(numbers::add);
                if (numbers.size() == MOST) {
                    throw new Enough();
                }
            });
        } catch (Enough e) {
            return numbers;
        }
        return numbers;
    }

    /** Ends the work on every order that nobody has begun with. */
    public void cancel(long job) {
        work.cancel(job);
    }
}
