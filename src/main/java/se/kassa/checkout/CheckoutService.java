package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import se.kassa.cart.Cart;
import se.kassa.discount.DiscountRejection;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderAlerts;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.payment.session.PaymentSessions;
import se.kassa.platform.database.TransactionRetry;
import se.kassa.platform.database.UniqueViolation;

/**
 * Takes a cart to the payment page: writes the order first, then opens the payment session. No transaction may be open.
 */
@ApplicationScoped
public class CheckoutService {

    private static final Logger LOG = Logger.getLogger(CheckoutService.class.getName());

    /**
     * How many orders are placed concurrently. Shoppers who buy the last piece wait for each other in the database,
     * each with a connection: more of them would leave none to the rest of the shop.
     */
    private static final int MAX_CONCURRENT = 5;

    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(15);

    /** The result for the shopper. */
    public enum Outcome {
        /** The newest revision can be paid. */
        READY,
        EMPTY_CART,
        /** There is nothing to pay: the shopper completes the order. */
        FREE,
        /** Stock or discount code are not available any more. */
        SOLD_OUT,
        /** No shipping method serves the cart. */
        NO_DELIVERY,
        /** The order is paid or its payment is pending: the order page shows it. */
        ALREADY_PLACED,
        /** The payment provider is unavailable: try again later. */
        UNAVAILABLE,
        /** The payment provider rejects the shop: staff must act. */
        MISCONFIGURED
    }

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);

    /** The request waited too long for a permit. */
    private static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Inject
    private OrderPlacement placement;

    @Inject
    private PaymentSessions paymentSessions;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private ProviderAlerts providerAlerts;

    @Inject
    private PaymentReconciler reconciler;

    @Inject
    private OrderRepository orders;

    @Inject
    private CheckoutPricing pricing;

    @Inject
    private CheckoutSession shopper;

    @Inject
    private SessionOrders myOrders;

    Outcome enter(Cart cart, Locale language) {
        settle(cart);
        CheckoutQuote quote = quote(cart, language);
        if (quote.isEmpty()) {
            return Outcome.EMPTY_CART;
        }
        if (!quote.isDeliverable()) {
            return Outcome.NO_DELIVERY;
        }
        try {
            return lead(cart, place(cart, language, quote, placement::place), language);
        } catch (ReservationFailedException e) {
            return soldOut(e);
        } catch (TooManyException e) {
            return tooMany();
        }
    }

    /** Completes an order with nothing to pay. An order with an amount continues to payment. */
    Outcome complete(Cart cart, Locale language) {
        CheckoutQuote quote = quote(cart, language);
        if (!quote.isDeliverable() || quote.amount() > 0) {
            return enter(cart, language);
        }
        try {
            PlacedOrder placed = place(cart, language, quote, placement::complete);
            if (placed.free()) {
                order(cart).ifPresent(order -> attempts.of(order.getId()).forEach(paymentSessions::close));
            }
            return placed.isPayable() ? lead(cart, placed, language) : Outcome.ALREADY_PLACED;
        } catch (ReservationFailedException e) {
            return soldOut(e);
        } catch (TooManyException e) {
            return tooMany();
        }
    }

    private static Outcome soldOut(ReservationFailedException e) {
        LOG.log(Level.INFO, "Not available any more: {0}", e.getMessage());
        return Outcome.SOLD_OUT;
    }

    private static Outcome tooMany() {
        LOG.log(Level.WARNING, "An order could not be placed: too many are placed at this moment");
        return Outcome.UNAVAILABLE;
    }

    /** The quote for the cart. */
    CheckoutQuote quote(Cart cart, Locale language) {
        return quote(cart, language, order(cart).orElse(null));
    }

    /**
     * The quote for the cart.
     *
     * @param order of the cart; null if there is none
     */
    CheckoutQuote quote(Cart cart, Locale language, Order order) {
        return pricing.of(cart, shopper, language, order);
    }

    /** Why a discount code would be rejected for the cart; empty if it gives a discount. Does not change the cart. */
    Optional<DiscountRejection> rejection(Cart cart, String code, Locale language) {
        return pricing.rejection(cart, code, shopper, language, order(cart).orElse(null));
    }

    private Outcome lead(Cart cart, PlacedOrder placed, Locale language) {
        if (placed.free()) {
            return Outcome.FREE;
        }
        return placed.isPayable() ? publish(cart, placed, language) : Outcome.ALREADY_PLACED;
    }

    /**
     * Retries, because two concurrent requests may place the same cart; the second then finds the first one's order.
     */
    private PlacedOrder place(
            Cart cart, Locale language, CheckoutQuote quote, BiFunction<String, CheckoutQuote, PlacedOrder> placing) {
        if (!mayPlace()) {
            throw new TooManyException();
        }
        try {
            return placeWithPermit(cart, language, quote, placing);
        } finally {
            permits.release();
        }
    }

    private boolean mayPlace() {
        try {
            return permits.tryAcquire(PERMIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private PlacedOrder placeWithPermit(
            Cart cart, Locale language, CheckoutQuote quote, BiFunction<String, CheckoutQuote, PlacedOrder> placing) {
        AtomicReference<CheckoutQuote> current = new AtomicReference<>(quote);
        PlacedOrder placed = TransactionRetry.runUnless(failure -> !isRepeatable(failure), () -> {
            CheckoutQuote used = current.getAndSet(null);
            return placing.apply(cart.token(), used == null ? quote(cart, language) : used);
        });
        myOrders.remember(placed.receiptToken());
        return placed;
    }

    /** Whether a new quote or the other request's order may lead to another result. */
    private static boolean isRepeatable(RuntimeException failure) {
        return failure instanceof ReservationFailedException reservation
                ? reservation.what() != ReservationFailedException.What.PRODUCT
                : TransactionRetry.isConflict(failure) || UniqueViolation.isCauseOf(failure);
    }

    private Outcome publish(Cart cart, PlacedOrder placed, Locale language) {
        try {
            paymentSessions.publish(placed.attemptId());
            return Outcome.READY;
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "Order {0} can not be paid yet: {1}", new Object[] {placed.number(), e.getMessage()
            });
            return e.reason() == Reason.REFUSED
                    ? publishNewAttempt(cart, placed, language)
                    : failed(cart, placed.attemptId(), e);
        }
    }

    /** The session cannot be changed: it has expired, or was paid. */
    private Outcome publishNewAttempt(Cart cart, PlacedOrder placed, Locale language) {
        long called = placed.attemptId();
        try {
            reconciler.query(placed.attemptId(), SystemActors.SHOPPER);
            PlacedOrder next = place(cart, language, quote(cart, language), placement::placeAgain);
            if (!next.isPayable()) {
                return Outcome.ALREADY_PLACED;
            }
            called = next.attemptId();
            paymentSessions.publish(called);
            return Outcome.READY;
        } catch (PaymentProviderException e) {
            if (e.reason() == Reason.REFUSED) {
                providerAlerts.raiseSessionRefused(attempts.get(called), e);
            }
            return failed(cart, called, e);
        }
    }

    private Outcome failed(Cart cart, long attemptId, PaymentProviderException e) {
        providerAlerts.raiseIfRejected(attempts.get(attemptId).getProvider(), e);
        placement.failed(cart.token(), e.summary());
        return e.reason() == Reason.MISCONFIGURED || e.reason() == Reason.REFUSED
                ? Outcome.MISCONFIGURED
                : Outcome.UNAVAILABLE;
    }

    /** Removes from the cart what was paid in the meantime. */
    void settle(Cart cart) {
        order(cart).ifPresent(order -> settle(cart, order));
    }

    /** The same for a known order. */
    void settle(Cart cart, Order order) {
        if (order.getPaidAt() != null) {
            cart.removeOrdered(order.getCartToken(), quantities(order));
        } else if (!order.isPayable()
                && !order.isInReview()
                && order.getPaymentState().receipt() == PaymentState.Receipt.UNPAID) {
            cart.renew(order.getCartToken());
        }
    }

    /** Detaches the cart from an order whose payment is pending: its products leave the cart. */
    void leaveWaiting(Cart cart) {
        order(cart)
                .filter(order -> order.getReceipt() == PaymentState.Receipt.WAITING)
                .ifPresent(order -> cart.removeOrdered(order.getCartToken(), quantities(order)));
    }

    private static Map<String, Integer> quantities(Order order) {
        return order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .collect(Collectors.toMap(Line::sku, Line::quantity, Integer::sum));
    }

    /** The order of the cart, if there is one. */
    Optional<Order> order(Cart cart) {
        return orders.byCartToken(cart.token());
    }
}
