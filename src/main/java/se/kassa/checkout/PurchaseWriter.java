package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import se.kassa.order.History;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttempts;
import se.kassa.platform.security.Secrets;

/** Writes order, attempt and revision, before the payment provider hears of any of them. Each call is one transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PurchaseWriter {

    private static final String CURRENCY = "SEK";

    @Inject
    private Orders orders;

    @Inject
    private PaymentAttempts attempts;

    @Inject
    private History history;

    @Inject
    private Clock clock;

    /**
     * Places the order of a cart, or brings it up to what the cart has now.
     *
     * @throws RuntimeException if the same cart was placed at the same moment: try again
     */
    public Placed place(String cartToken, List<Line> lines, String language) {
        Optional<Order> existing = orders.byCartToken(cartToken);
        Order order = existing.isPresent() ? orders.lock(existing.get().getId()) : placeNew(cartToken, lines, language);
        if (!order.isPayable()) {
            return Placed.closed(order);
        }
        return Placed.open(order, attempt(order, lines, language).getId());
    }

    /** Begins another attempt to pay an order whose newest attempt can't be changed any more. */
    public Placed placeAgain(String cartToken, List<Line> lines, String language) {
        Order order = orders.lock(orders.byCartToken(cartToken).orElseThrow().getId());
        if (!order.isPayable()) {
            return Placed.closed(order);
        }
        order.revise(lines, language);
        PaymentAttempt attempt = attempts.begin(order, lines);
        history.add(order, OrderEvent.Type.PAYMENT_BEGUN, Actors.SHOPPER, "Attempt " + attempt.getReference());
        return Placed.open(order, attempt.getId());
    }

    private Order placeNew(String cartToken, List<Line> lines, String language) {
        Order order = new Order(
                orders.mintNumber(),
                Secrets.newToken(),
                cartToken,
                language,
                CURRENCY,
                lines,
                OffsetDateTime.now(clock));
        orders.add(order);
        history.add(order, OrderEvent.Type.PLACED, Actors.SHOPPER, "Order placed");
        return order;
    }

    private PaymentAttempt attempt(Order order, List<Line> lines, String language) {
        Optional<PaymentAttempt> open = attempts.open(order.getId());
        if (open.isEmpty()) {
            order.revise(lines, language);
            PaymentAttempt begun = attempts.begin(order, lines);
            history.add(order, OrderEvent.Type.PAYMENT_BEGUN, Actors.SHOPPER, "Attempt " + begun.getReference());
            return begun;
        }
        if (attempts.revise(open.get(), lines)) {
            order.revise(lines, language);
            history.add(order, OrderEvent.Type.REVISED, Actors.SHOPPER, "Basket or delivery changed");
        }
        return open.get();
    }

    /** Tells the order's history that the payment could not be prepared. */
    public void failed(String cartToken, String why) {
        orders.byCartToken(cartToken)
                .ifPresent(order ->
                        history.addOrRepeat(order, OrderEvent.Type.PAYMENT_FAILED_TO_BEGIN, Actors.PROVIDER, why));
    }
}
