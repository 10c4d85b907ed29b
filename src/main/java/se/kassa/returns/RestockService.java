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
import se.kassa.platform.security.StaffOnly;
import se.kassa.stock.Stock;

/** Returns products of a cancelled or refunded order to stock, never more than the order still has. */
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
    public void restock(Order order, Map<String, Integer> pieces, String actor) {
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
     * Returns the pieces that staff counted, in one step.
     *
     * @param pieces by SKU
     * @return false if that is more than the order still has, or the order may still ship: nothing was done
     */
    @StaffOnly
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
            stock.restock(order.getId(), pieces);
            history.add(
                    order,
                    OrderHistoryEntry.Type.STOCK,
                    actor,
                    HistoryMessage.of("history.restocked", RestockOnRefund.describe(order, pieces)));
        }
    }

    /** Whether products of the order may return to stock: it was paid, and at least part of the payment was undone. */
    public static boolean isAllowed(Order order) {
        return order.getPaidAt() != null
                && (order.getRefundedAmount() > 0 || !order.getPaymentState().secured());
    }

    /** The pieces of the order that are not back in stock yet, by SKU. */
    public Map<String, Integer> left(Order order) {
        Map<String, Integer> left = new HashMap<>(order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .collect(Collectors.groupingBy(Line::sku, Collectors.summingInt(Line::quantity))));
        stock.restocked(order.getId()).forEach((sku, back) -> left.merge(sku, -back, Integer::sum));
        left.values().removeIf(pieces -> pieces <= 0);
        return left;
    }
}
