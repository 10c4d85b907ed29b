package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import se.kassa.cart.Cart;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.Orders;
import se.kassa.order.PaymentState;
import se.kassa.payment.Actors;
import se.kassa.payment.HostedCarts;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.PaymentSync;

/** Leads a cart to the payment: first the order is written, then the payment provider is told. No transaction is open. */
@ApplicationScoped
public class Checkout {

    private static final Logger LOG = Logger.getLogger(Checkout.class.getName());
    private static final int TRIES = 3;

    /** Where the shopper stands afterwards. */
    enum Outcome {
        /** The newest revision can be paid. */
        READY,
        EMPTY_CART,
        /** The order is paid, or being paid: its receipt tells. */
        PLACED_BEFORE,
        /** The payment provider is not there: try again later. */
        UNAVAILABLE,
        /** The payment provider does not accept us: a person at the shop must act. */
        MISCONFIGURED
    }

    @Inject
    private PurchaseWriter purchases;

    @Inject
    private HostedCarts hostedCarts;

    @Inject
    private PaymentSync sync;

    @Inject
    private Orders orders;

    @Inject
    private CartLines cartLines;

    Outcome enter(Cart cart, Locale language) {
        settle(cart);
        List<Line> lines = cartLines.of(cart, language);
        if (lines.isEmpty()) {
            return Outcome.EMPTY_CART;
        }
        Placed placed = place(cart.token(), lines, language.toLanguageTag());
        return placed.isPayable() ? announce(cart, placed, lines, language) : Outcome.PLACED_BEFORE;
    }

    /** Two requests may place the same cart at the same moment; the one that comes second finds the other's order. */
    private Placed place(String cartToken, List<Line> lines, String language) {
        RuntimeException failure = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return purchases.place(cartToken, lines, language);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private Outcome announce(Cart cart, Placed placed, List<Line> lines, Locale language) {
        try {
            hostedCarts.announce(placed.attemptId());
            return Outcome.READY;
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "Order {0} can not be paid yet: {1}", new Object[] {placed.number(), e.getMessage()
            });
            return e.reason() == Reason.REFUSED ? announceAnew(cart, placed, lines, language) : failed(cart, e);
        }
    }

    /** The cart at the provider can't be changed: it has expired, or somebody has paid it. */
    private Outcome announceAnew(Cart cart, Placed placed, List<Line> lines, Locale language) {
        try {
            sync.ask(placed.attemptId(), Actors.SHOPPER);
            Placed next = purchases.placeAgain(cart.token(), lines, language.toLanguageTag());
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
        purchases.failed(cart.token(), e.getMessage());
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
            cart.removePaid(order.getCartToken(), quantities(order));
        } else if (!order.isPayable()
                && !order.isHeld()
                && order.getPaymentState().receipt() == PaymentState.Receipt.UNPAID) {
            cart.renew(order.getCartToken());
        }
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

    /** Whether the order is what the cart holds now. */
    boolean isUpToDate(Cart cart, Order order) {
        return cartLines.of(cart, Locale.forLanguageTag(order.getLanguage())).equals(order.getLines());
    }
}
