package se.kassa.desk.goods;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.order.History;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.order.Told;
import se.kassa.stock.Stock;

/** Puts goods of a cancelled or refunded order back on the shelf: never more than the order had. */
@ApplicationScoped
@Transactional
public class PutBack {

    @Inject
    private Orders orders;

    @Inject
    private Stock stock;

    @Inject
    private History history;

    /**
     * Puts pieces back, as one step.
     *
     * @param pieces by product number
     * @return false where that is more than the order had, or the order may still ship: nothing was done
     */
    public boolean put(long orderId, Map<String, Integer> pieces, String actor) {
        Order order = orders.lock(orderId);
        Map<String, Integer> bought = bought(order);
        Map<String, Integer> returned = stock.putBackOf(orderId);
        boolean allowed = isAllowed(order)
                && pieces.entrySet().stream()
                        .allMatch(entry -> entry.getValue() > 0
                                && entry.getValue() + returned.getOrDefault(entry.getKey(), 0)
                                        <= bought.getOrDefault(entry.getKey(), 0));
        if (allowed && !pieces.isEmpty()) {
            pieces.forEach((sku, quantity) -> stock.putBack(orderId, sku, quantity));
            history.add(order, OrderEvent.Type.STOCK, actor, Told.of("told.put.back", written(pieces)));
        }
        return allowed;
    }

    private static String written(Map<String, Integer> pieces) {
        return pieces.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Whether goods of the order may go back: it was paid, and its payment is undone, at least in part. */
    public static boolean isAllowed(Order order) {
        return order.getPaidAt() != null
                && (order.getRefundedAmount() > 0 || !order.getPaymentState().secured());
    }

    static Map<String, Integer> bought(Order order) {
        return order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .collect(Collectors.groupingBy(Line::partNumber, Collectors.summingInt(Line::quantity)));
    }
}
