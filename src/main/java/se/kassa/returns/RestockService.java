package se.kassa.returns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.payment.RestockOnRefund;
import se.kassa.stock.Stock;

/** Puts goods of a cancelled or refunded order back on the shelf: never more than the order had. */
@ApplicationScoped
@Transactional
public class RestockService implements RestockOnRefund {

    @Inject
    private OrderRepository orders;

    @Inject
    private Stock stock;

    @Inject
    private OrderHistory history;

    @Override
    public void putBack(Order order, Map<String, Integer> pieces, String actor) {
        Map<String, Integer> left = left(order);
        Map<String, Integer> within = new TreeMap<>();
        pieces.forEach((sku, wanted) -> {
            int most = Math.min(wanted, left.getOrDefault(sku, 0));
            if (most > 0) {
                within.put(sku, most);
            }
        });
        write(order, within, actor);
    }

    /**
     * Puts pieces back that a clerk counted, as one step.
     *
     * @param pieces by product number
     * @return false where that is more than the order had, or the order may still ship: nothing was done
     */
    public boolean put(long orderId, Map<String, Integer> pieces, String actor) {
        Order order = orders.lock(orderId);
        Map<String, Integer> left = left(order);
        boolean allowed = isAllowed(order)
                && pieces.entrySet().stream()
                        .allMatch(entry ->
                                entry.getValue() > 0 && entry.getValue() <= left.getOrDefault(entry.getKey(), 0));
        if (allowed) {
            write(order, new TreeMap<>(pieces), actor);
        }
        return allowed;
    }

    private void write(Order order, Map<String, Integer> pieces, String actor) {
        if (!pieces.isEmpty()) {
            stock.putBack(order.getId(), pieces);
            history.add(
                    order,
                    OrderHistoryEntry.Type.STOCK,
                    actor,
                    HistoryMessage.of("told.put.back", RestockOnRefund.inWords(pieces)));
        }
    }

    /** Whether goods of the order may go back: it was paid, and its payment is undone, at least in part. */
    public static boolean isAllowed(Order order) {
        return order.getPaidAt() != null
                && (order.getRefundedAmount() > 0 || !order.getPaymentState().secured());
    }

    /** What the order had and has not given back yet, by product number. */
    public Map<String, Integer> left(Order order) {
        Map<String, Integer> left = new HashMap<>(order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .collect(Collectors.groupingBy(Line::partNumber, Collectors.summingInt(Line::quantity))));
        stock.putBackOf(order.getId()).forEach((sku, back) -> left.merge(sku, -back, Integer::sum));
        left.values().removeIf(pieces -> pieces <= 0);
        return left;
    }
}
