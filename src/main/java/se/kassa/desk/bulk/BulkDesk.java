package se.kassa.desk.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.kassa.desk.OrderDesk;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;

/** What people at the desk may do to many orders, whoever's button it was that called. */
@ApplicationScoped
public class BulkDesk {

    /** As many orders as one piece of work is about at most: what a clerk can still check. */
    public static final int MOST = 10_000;

    /** Ends the reading of too many. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Inject
    private OrderDesk desk;

    @Inject
    private SecurityContext security;

    @Inject
    private BulkActions actions;

    @Inject
    private BulkWork work;

    @Inject
    private OrderList list;

    public boolean mayWork() {
        return desk.mayWork();
    }

    /**
     * Begins work on every order that fits the filter now, {@link #MOST} at most. Wants the role {@code desk}.
     *
     * @param once the same for the same form, so that a double click begins one piece of work
     * @return its id; empty where the caller may not work, or no order fits
     */
    public Optional<Long> begin(String action, OrderFilter filter, String once) {
        if (!mayWork()) {
            return Optional.empty();
        }
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

    /** Ends the work on every order that nobody has begun with. Wants the role {@code desk}; returns whether it is there. */
    public boolean cancel(long job) {
        if (mayWork()) {
            work.cancel(job);
        }
        return mayWork();
    }
}
