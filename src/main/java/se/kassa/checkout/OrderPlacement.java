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
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.platform.security.Tokens;

/** Writes order, attempt and revision before the payment provider is called. Each call is one transaction. */
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
     * @throws ReservationFailedException if stock or discount code are not available any more
     * @throws RuntimeException if the same cart was placed at the same moment: try again
     */
    public PlacedOrder place(String cartToken, CheckoutQuote quote) {
        return update(
                orders.idByCartToken(cartToken).map(orders::lock).orElseGet(() -> first(cartToken, quote)), quote);
    }

    private Order first(String cartToken, CheckoutQuote quote) {
        Order order = new Order(
                orders.mintNumber(),
                Tokens.random(),
                cartToken,
                quote.language().toLanguageTag(),
                CURRENCY,
                quote.lines(),
                OffsetDateTime.now(clock));
        order.setCheckoutDetails(quote.buying());
        orders.add(order);
        history.add(
                order,
                OrderHistoryEntry.Type.PLACED,
                SystemActors.SHOPPER,
                HistoryMessage.of("history.placed", order.getAmount()));
        return order;
    }

    private PlacedOrder update(Order order, CheckoutQuote quote) {
        if (!order.isPayable()) {
            return PlacedOrder.closed(order);
        }
        if (quote.amount() == 0) {
            revise(order, quote);
            return PlacedOrder.free(order);
        }
        return PlacedOrder.open(order, attempt(order, quote).getId());
    }

    /** Begins another attempt to pay an order whose newest attempt can't be changed any more. */
    public PlacedOrder placeAgain(String cartToken, CheckoutQuote quote) {
        Order order = orders.lock(orders.idByCartToken(cartToken).orElseThrow());
        if (!order.isPayable()) {
            return PlacedOrder.closed(order);
        }
        return PlacedOrder.open(order, begin(order, quote).getId());
    }

    /** Completes the order of a cart with nothing to pay, without a payment session. */
    public PlacedOrder complete(String cartToken, CheckoutQuote quote) {
        PlacedOrder placed = place(cartToken, quote);
        if (placed.free()) {
            Order order = orders.lock(orders.idByCartToken(cartToken).orElseThrow());
            order.markPaid(quote.lines(), OffsetDateTime.now(clock));
            order.apply(new PaymentSnapshot(PaymentState.CAPTURED, null, null, 0, 0, null));
            reservations.orderPaid(order);
            history.add(
                    order,
                    OrderHistoryEntry.Type.PAYMENT_CHANGED,
                    SystemActors.SHOPPER,
                    HistoryMessage.of("history.nothing.to.pay"));
        }
        return placed;
    }

    private PaymentAttempt attempt(Order order, CheckoutQuote quote) {
        Optional<PaymentAttempt> open = attempts.open(order.getId());
        if (open.isEmpty()) {
            return begin(order, quote);
        }
        boolean changed = revise(order, quote);
        if (attempts.revise(open.get(), quote.lines(), changed)) {
            history.add(
                    order, OrderHistoryEntry.Type.REVISED, SystemActors.SHOPPER, HistoryMessage.of("history.revised"));
        }
        return open.get();
    }

    private PaymentAttempt begin(Order order, CheckoutQuote quote) {
        revise(order, quote);
        PaymentAttempt attempt = attempts.begin(order, quote.lines());
        history.add(
                order,
                OrderHistoryEntry.Type.PAYMENT_STARTED,
                SystemActors.SHOPPER,
                HistoryMessage.of("history.payment.started", attempt.getReference()));
        return attempt;
    }

    /** Whether anything but the lines changed that the payment provider must learn. */
    private boolean revise(Order order, CheckoutQuote quote) {
        String language = quote.language().toLanguageTag();
        boolean changed = !language.equals(order.getLanguage());
        order.revise(quote.lines(), language);
        changed |= order.setCheckoutDetails(quote.buying());
        reservations.hold(order);
        return changed;
    }

    /** Records in the history that the payment session could not be opened. */
    public void failed(String cartToken, String why) {
        orders.byCartToken(cartToken)
                .ifPresent(order -> history.addOrRepeat(
                        order, OrderHistoryEntry.Type.PAYMENT_START_FAILED, SystemActors.PROVIDER, why));
    }
}
