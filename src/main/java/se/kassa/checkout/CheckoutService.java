package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import se.kassa.cart.Cart;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderAlerts;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.payment.session.PaymentSessions;

/** Leads a cart to the payment: first the order is written, then the payment provider is told. No transaction is open. */
@ApplicationScoped
public class CheckoutService {

    private static final Logger LOG = Logger.getLogger(CheckoutService.class.getName());
    private static final int TRIES = 3;

    /**
     * How many place orders at once. Those who want the same piece wait for each other in the database, each with a
     * connection: more of them would leave none to the rest of the shop.
     */
    private static final int MOST_AT_ONCE = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Where the shopper stands afterwards. */
    public enum Outcome {
        /** The newest revision can be paid. */
        READY,
        EMPTY_CART,
        /** There is nothing to pay: the shopper completes the order. */
        FREE,
        /** Others were faster, or there are fewer pieces than the cart has. */
        SOLD_OUT,
        /** Nothing takes the cart to where it goes. */
        NO_DELIVERY,
        /** The order is paid, or being paid: its receipt tells. */
        PLACED_BEFORE,
        /** The payment provider is not there: try again later. */
        UNAVAILABLE,
        /** The payment provider does not accept us: a person at the shop must act. */
        MISCONFIGURED
    }

    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

    /** So many place orders that this one had to wait too long. */
    private static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Inject
    private OrderPlacement purchases;

    @Inject
    private PaymentSessions hostedCarts;

    @Inject
    private ProviderAlerts providerAlerts;

    @Inject
    private PaymentReconciler sync;

    @Inject
    private OrderRepository orders;

    @Inject
    private CheckoutPricing offers;

    @Inject
    private CheckoutSession shopper;

    @Inject
    private SessionOrders myOrders;

    Outcome enter(Cart cart, Locale language) {
        settle(cart);
        CheckoutQuote offer = offer(cart, language);
        if (offer.isEmpty()) {
            return Outcome.EMPTY_CART;
        }
        if (!offer.isDeliverable()) {
            return Outcome.NO_DELIVERY;
        }
        try {
            return lead(cart, place(cart, language, offer, purchases::place), language);
        } catch (OutOfStockException e) {
            LOG.log(Level.INFO, "Not there any more: {0}", e.getMessage());
            return Outcome.SOLD_OUT;
        } catch (TooManyException e) {
            LOG.log(Level.WARNING, "An order could not be placed: too many are placed at this moment");
            return Outcome.UNAVAILABLE;
        }
    }

    /** Completes an order that has nothing to pay; one that has something to pay is led to the payment. */
    Outcome complete(Cart cart, Locale language) {
        CheckoutQuote offer = offer(cart, language);
        if (!offer.isDeliverable() || offer.amount() > 0) {
            return enter(cart, language);
        }
        try {
            PlacedOrder placed = place(cart, language, offer, purchases::complete);
            return placed.isPayable() ? lead(cart, placed, language) : Outcome.PLACED_BEFORE;
        } catch (OutOfStockException e) {
            return Outcome.SOLD_OUT;
        } catch (TooManyException e) {
            return Outcome.UNAVAILABLE;
        }
    }

    /** What the cart comes to now. */
    CheckoutQuote offer(Cart cart, Locale language) {
        return offers.of(cart, shopper, language, order(cart).orElse(null));
    }

    private Outcome lead(Cart cart, PlacedOrder placed, Locale language) {
        if (placed.free()) {
            return Outcome.FREE;
        }
        return placed.isPayable() ? announce(cart, placed, language) : Outcome.PLACED_BEFORE;
    }

    /** Two requests may place the same cart at the same moment; the one that comes second finds the other's order. */
    private PlacedOrder place(
            Cart cart, Locale language, CheckoutQuote offer, BiFunction<String, CheckoutQuote, PlacedOrder> placing) {
        if (!mayPlace()) {
            throw new TooManyException();
        }
        try {
            return placeInTurn(cart, language, offer, placing);
        } finally {
            turns.release();
        }
    }

    private boolean mayPlace() {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private PlacedOrder placeInTurn(
            Cart cart, Locale language, CheckoutQuote offer, BiFunction<String, CheckoutQuote, PlacedOrder> placing) {
        RuntimeException failure = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                PlacedOrder placed = placing.apply(cart.token(), i == 0 ? offer : offer(cart, language));
                myOrders.remember(placed.receiptToken());
                return placed;
            } catch (OutOfStockException e) {
                if (e.what() == OutOfStockException.What.GOODS) {
                    throw e;
                }
                failure = e;
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private Outcome announce(Cart cart, PlacedOrder placed, Locale language) {
        try {
            hostedCarts.announce(placed.attemptId());
            return Outcome.READY;
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "Order {0} can not be paid yet: {1}", new Object[] {placed.number(), e.getMessage()
            });
            return e.reason() == Reason.REFUSED ? announceAnew(cart, placed, language) : failed(cart, e);
        }
    }

    /** The cart at the provider can't be changed: it has expired, or somebody has paid it. */
    private Outcome announceAnew(Cart cart, PlacedOrder placed, Locale language) {
        try {
            sync.ask(placed.attemptId(), Actors.SHOPPER);
            PlacedOrder next = place(cart, language, offer(cart, language), purchases::placeAgain);
            if (!next.isPayable()) {
                return Outcome.PLACED_BEFORE;
            }
            hostedCarts.announce(next.attemptId());
            return Outcome.READY;
        } catch (PaymentProviderException e) {
            return failed(cart, e);
        }
    }

    private Outcome failed(Cart cart, PaymentProviderException e) {
        providerAlerts.raiseIfRejected(e);
        purchases.failed(cart.token(), e.inShort());
        return e.reason() == Reason.MISCONFIGURED || e.reason() == Reason.REFUSED
                ? Outcome.MISCONFIGURED
                : Outcome.UNAVAILABLE;
    }

    /** Empties a cart of what was paid from it meanwhile, wherever the news came from. */
    void settle(Cart cart) {
        order(cart).ifPresent(order -> settle(cart, order));
    }

    /** The same, for an order that is known already. */
    void settle(Cart cart, Order order) {
        if (order.getPaidAt() != null) {
            cart.removeOrdered(order.getCartToken(), quantities(order));
        } else if (!order.isPayable()
                && !order.isHeld()
                && order.getPaymentState().receipt() == PaymentState.Receipt.UNPAID) {
            cart.renew(order.getCartToken());
        }
    }

    /** Leaves an order whose payment is not decided to itself: the cart goes on without its goods. */
    void leaveWaiting(Cart cart) {
        order(cart)
                .filter(order -> order.getReceipt() == PaymentState.Receipt.WAITING)
                .ifPresent(order -> cart.removeOrdered(order.getCartToken(), quantities(order)));
    }

    private static Map<String, Integer> quantities(Order order) {
        return order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .collect(Collectors.toMap(Line::partNumber, Line::quantity, Integer::sum));
    }

    /** The order that the cart made, if it made one. */
    Optional<Order> order(Cart cart) {
        return orders.byCartToken(cart.token());
    }
}
