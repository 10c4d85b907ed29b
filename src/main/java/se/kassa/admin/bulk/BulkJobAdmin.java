package se.kassa.admin.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.bulk.BulkActionRegistry;
import se.kassa.bulk.BulkJobRepository;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;

/** What people at the desk do to many orders. Every method wants the role {@code desk}. */
@ApplicationScoped
@RequiresStaff
public class BulkJobAdmin {

    /** As many orders as one piece of work is about at most: what a clerk can still check. */
    public static final int MOST = 10_000;

    /** Ends the reading of too many. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Inject
    private Caller caller;

    @Inject
    private BulkActionRegistry actions;

    @Inject
    private BulkJobRepository work;

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
        List<String> numbers = rows(filter).stream().map(OrderRow::number).toList();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(work.begin(action, caller.name(), numbers, once));
    }

    /**
     * What there is to capture.
     *
     * @param currency ISO 4217
     * @param orders of how many orders
     * @param amount minor units
     */
    public record Sum(String currency, long orders, long amount) {}

    /** What is left to capture of the orders that fit the filter now and may leave, {@link #MOST} at most. */
    public List<Sum> toCapture(OrderFilter filter) {
        return sums(rows(filter));
    }

    public static List<Sum> sums(List<OrderRow> rows) {
        Map<String, LongSummaryStatistics> sums = rows.stream()
                .filter(BulkJobAdmin::isToCapture)
                .collect(Collectors.groupingBy(
                        OrderRow::currency,
                        TreeMap::new,
                        Collectors.summarizingLong(row -> row.amount() - row.captured())));
        return sums.entrySet().stream()
                .map(each -> new Sum(
                        each.getKey(),
                        each.getValue().getCount(),
                        each.getValue().getSum()))
                .toList();
    }

    private static boolean isToCapture(OrderRow row) {
        return row.stage() == FulfilmentStage.TO_SHIP
                && (row.payment() == PaymentState.AUTHORIZED || row.payment() == PaymentState.PARTIALLY_CAPTURED);
    }

    private List<OrderRow> rows(OrderFilter filter) {
        List<OrderRow> rows = new ArrayList<>();
        try {
            list.forEachBatch(filter, batch -> {
                batch.stream().limit(MOST - rows.size()).forEach(rows::add);
                if (rows.size() == MOST) {
                    throw new Enough();
                }
            });
        } catch (Enough e) {
            return rows;
        }
        return rows;
    }

    /** Ends the work on every order that nobody has begun with. */
    public void cancel(long job) {
        work.cancel(job);
    }
}
