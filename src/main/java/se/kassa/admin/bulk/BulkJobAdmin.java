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

/** Starts and cancels bulk jobs. Every method requires the role {@code staff}. */
@ApplicationScoped
@RequiresStaff
public class BulkJobAdmin {

    /** The maximum number of orders of a job: as many as staff can still check. */
    public static final int MAX_ORDERS = 10_000;

    /** Stops reading at the limit. */
    private static final class LimitReached extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Inject
    private Caller caller;

    @Inject
    private BulkActionRegistry actions;

    @Inject
    private BulkJobRepository jobs;

    @Inject
    private OrderList list;

    /**
     * Starts a job on every order that matches the filter now, at most {@link #MAX_ORDERS}.
     *
     * @param idempotencyKey the same for each submit of one form, so that a double click starts one job
     * @return the job's id; empty if no order matches
     */
    public Optional<Long> start(String action, OrderFilter filter, String idempotencyKey) {
        actions.find(action);
        List<String> numbers = rows(filter).stream().map(OrderRow::number).toList();
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(jobs.begin(action, caller.name(), numbers, idempotencyKey));
    }

    /**
     * The amount to capture in one currency.
     *
     * @param currency ISO 4217
     * @param orders the number of orders
     * @param amount minor units
     */
    public record Sum(String currency, long orders, long amount) {}

    /**
     * The remaining amounts to capture of the orders that match the filter now and can be shipped, at most {@link
     * #MAX_ORDERS} orders.
     */
    public List<Sum> toCapture(OrderFilter filter) {
        return sums(rows(filter));
    }

    public static List<Sum> sums(List<OrderRow> rows) {
        Map<String, LongSummaryStatistics> sums = rows.stream()
                .filter(BulkJobAdmin::isToCapture)
                .collect(Collectors.groupingBy(
                        row -> row.amounts().currency(),
                        TreeMap::new,
                        Collectors.summarizingLong(
                                row -> row.amounts().amount() - row.amounts().captured())));
        return sums.entrySet().stream()
                .map(each -> new Sum(
                        each.getKey(),
                        each.getValue().getCount(),
                        each.getValue().getSum()))
                .toList();
    }

    private static boolean isToCapture(OrderRow row) {
        return row.stage() == FulfilmentStage.TO_SHIP
                && (row.payment().state() == PaymentState.AUTHORIZED
                        || row.payment().state() == PaymentState.PARTIALLY_CAPTURED);
    }

    private List<OrderRow> rows(OrderFilter filter) {
        List<OrderRow> rows = new ArrayList<>();
        try {
            list.forEachBatch(filter, batch -> {
                batch.stream().limit(MAX_ORDERS - rows.size()).forEach(rows::add);
                if (rows.size() == MAX_ORDERS) {
                    throw new LimitReached();
                }
            });
        } catch (LimitReached e) {
            return rows;
        }
        return rows;
    }

    /** Cancels all items that have not been started. */
    public void cancel(long job) {
        jobs.cancel(job);
    }
}
