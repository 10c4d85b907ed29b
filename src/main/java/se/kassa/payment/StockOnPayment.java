package se.kassa.payment;

import java.util.List;
import se.kassa.order.Line;
import se.kassa.order.Order;

/** What a payment does to the goods. Called in the transaction of the payment's news, under the order's lock. */
public interface StockOnPayment {

    /**
     * The order is paid, and its lines are those that were paid.
     *
     * @return the numbers of the products of which there is not enough; none where everything can be shipped
     */
    List<String> sold(Order order);

    /**
     * The order was paid before, and its lines have become others: what it has more is taken, what it has less is back.
     *
     * @param before the lines that it had
     * @param actor who wanted it so
     * @return the numbers of the products of which there is not enough; what is there is taken
     */
    List<String> changed(Order order, List<Line> before, String actor);
}
