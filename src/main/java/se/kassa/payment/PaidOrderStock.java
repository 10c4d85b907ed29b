package se.kassa.payment;

import java.util.List;
import se.kassa.order.Line;
import se.kassa.order.Order;

/**
 * Updates the stock when an order is paid. Called in the transaction that applies the payment, under the order lock.
 */
public interface PaidOrderStock {

    /**
     * The order was paid; its lines are now those that were paid.
     *
     * @return the SKUs of which there are too few; empty if everything can be shipped
     */
    List<String> orderPaid(Order order);

    /**
     * The lines of a paid order changed: added quantities leave the stock, removed ones return to it.
     *
     * @param before the previous lines
     * @param actor for the history
     * @return the SKUs of which there are too few; what is available is taken
     */
    List<String> linesChanged(Order order, List<Line> before, String actor);
}
