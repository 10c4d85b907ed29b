package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.order.PaymentUpdate;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.platform.security.Tokens;

/** Writes order, attempt and revision, before the payment provider hears of any of them. Each call is one transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OrderPlacement {

    private static final String CURRENCY = "SEK";

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private CheckoutReservations reservations;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    /**
     * Places the order of a cart, or brings it up to what the cart has now, and holds back what is in it.
     *
     * @throws OutOfStockException where others were faster with the goods or the discount
     * @throws RuntimeException if the same cart was placed at the same moment: try again
     */
    public PlacedOrder place(String cartToken, CheckoutQuote offer) {
        return update(
                orders.idByCartToken(cartToken).map(orders::lock).orElseGet(() -> first(cartToken, offer)), offer);
    }

    private Order first(String cartToken, CheckoutQuote offer) {
        Order order = new Order(
                orders.mintNumber(),
                Tokens.newToken(),
                cartToken,
                offer.language().toLanguageTag(),
                CURRENCY,
                offer.lines(),
                OffsetDateTime.now(clock));
        order.agree(offer.buying());
        orders.add(order);
        history.add(
                order,
                OrderHistoryEntry.Type.PLACED,
                Actors.SHOPPER,
                HistoryMessage.of("told.placed", order.getAmount()));
        return order;
    }

    private PlacedOrder update(Order order, CheckoutQuote offer) {
        if (!order.isPayable()) {
            return PlacedOrder.closed(order);
        }
        if (offer.amount() == 0) {
            revise(order, offer);
            return PlacedOrder.free(order);
        }
        return PlacedOrder.open(order, attempt(order, offer).getId());
    }

    /** Begins another attempt to pay an order whose newest attempt can't be changed any more. */
    public PlacedOrder placeAgain(String cartToken, CheckoutQuote offer) {
        Order order = orders.lock(orders.idByCartToken(cartToken).orElseThrow());
        if (!order.isPayable()) {
            return PlacedOrder.closed(order);
        }
        return PlacedOrder.open(order, begin(order, offer).getId());
    }

    /**
     * Completes the order of a cart that has nothing to pay. Nobody is asked for a payment.
     *
     * @throws OutOfStockException where others were faster
     */
    public PlacedOrder complete(String cartToken, CheckoutQuote offer) {
        PlacedOrder placed = place(cartToken, offer);
        if (placed.free()) {
            Order order = orders.lock(orders.idByCartToken(cartToken).orElseThrow());
            order.secure(offer.lines(), OffsetDateTime.now(clock));
            order.apply(new PaymentUpdate(PaymentState.CAPTURED, null, null, 0, 0, null));
            reservations.sold(order);
            history.add(
                    order,
                    OrderHistoryEntry.Type.PAYMENT_CHANGED,
                    Actors.SHOPPER,
                    HistoryMessage.of("told.nothing.to.pay"));
        }
        return placed;
    }

    private PaymentAttempt attempt(Order order, CheckoutQuote offer) {
        Optional<PaymentAttempt> open = attempts.open(order.getId());
        if (open.isEmpty()) {
            return begin(order, offer);
        }
        boolean changed = revise(order, offer);
        if (attempts.revise(open.get(), offer.lines(), changed)) {
            history.add(order, OrderHistoryEntry.Type.REVISED, Actors.SHOPPER, HistoryMessage.of("told.revised"));
        }
        return open.get();
    }

    private PaymentAttempt begin(Order order, CheckoutQuote offer) {
        revise(order, offer);
        PaymentAttempt attempt = attempts.begin(order, offer.lines());
        history.add(
                order,
                OrderHistoryEntry.Type.PAYMENT_BEGUN,
                Actors.SHOPPER,
                HistoryMessage.of("told.begun.payment", attempt.getReference()));
        return attempt;
    }

    /** Returns whether anything but the lines has changed that the payment provider is told. */
    private boolean revise(Order order, CheckoutQuote offer) {
        String language = offer.language().toLanguageTag();
        boolean changed = !language.equals(order.getLanguage());
        order.revise(offer.lines(), language);
        changed |= order.agree(offer.buying());
        reservations.hold(order);
        return changed;
    }

    /** Tells the order's history that the payment could not be prepared. */
    public void failed(String cartToken, String why) {
        orders.byCartToken(cartToken)
                .ifPresent(order -> history.addOrRepeat(
                        order, OrderHistoryEntry.Type.PAYMENT_FAILED_TO_BEGIN, Actors.PROVIDER, why));
    }
}
