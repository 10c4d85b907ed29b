package se.kassa.payment;

import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.order.Order;

/**
 * Returns the products of a refunded or cancelled order to stock. Called in the transaction that completes the
 * operation, under the order lock.
 */
public interface RestockOnRefund {

    /**
     * Returns pieces to stock, never more than the order still has.
     *
     * @param pieces by SKU
     * @param actor for the history
     */
    void restock(Order order, Map<String, Integer> pieces, String actor);

    /** {@code 2 × Sencha, 1 × Kartor}, with the names that the products have in the order. */
    static String describe(Order order, Map<String, Integer> pieces) {
        return pieces.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + order.nameOf(entry.getKey()))
                .collect(Collectors.joining(", "));
    }
}
