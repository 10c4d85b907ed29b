package se.kassa.payment;

import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.order.Order;

/** Takes goods back whose payment was undone. Called in the transaction that undoes it, under the order's lock. */
public interface RestockOnRefund {

    /**
     * Goods of the order go back to the shelf; never more than the order had.
     *
     * @param pieces by product number
     * @param actor who wanted it so
     */
    void putBack(Order order, Map<String, Integer> pieces, String actor);

    /** {@code 2 × te-sencha, 1 × bo-kartor}. */
    static String inWords(Map<String, Integer> pieces) {
        return pieces.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
