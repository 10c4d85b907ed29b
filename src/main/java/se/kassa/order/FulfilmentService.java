package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Goods that leave, and what people note about an order. Does not ask who may: the order desk does. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class FulfilmentService {

    private static final int LONGEST = 100;
    private static final int LONGEST_NOTE = 1000;

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    /** What came of marking an order as shipped. */
    public enum Shipping {
        SHIPPED,
        /** It was marked before; nothing has changed. */
        SHIPPED_BEFORE,
        /** The payment does not allow it, or something is held. */
        NOT_SHIPPABLE
    }

    /**
     * Marks an order as shipped.
     *
     * @param carrier may be null; cut to 100 characters, as the tracking number is
     * @param trackingNumber may be null
     */
    public Shipping ship(long orderId, String carrier, String trackingNumber, String actor) {
        Order order = orders.lock(orderId);
        if (order.getShippingState() == ShippingState.SHIPPED) {
            return Shipping.SHIPPED_BEFORE;
        }
        if (!order.isShippable()) {
            return Shipping.NOT_SHIPPABLE;
        }
        order.ship(cut(carrier, LONGEST), cut(trackingNumber, LONGEST), OffsetDateTime.now(clock));
        history.add(order, OrderHistoryEntry.Type.SHIPPED, actor, told(order));
        return Shipping.SHIPPED;
    }

    /** Keeps a note in the history; cut to 1,000 characters. */
    public void note(long orderId, String text, String actor) {
        history.add(orders.lock(orderId), OrderHistoryEntry.Type.NOTE, actor, cut(text, LONGEST_NOTE));
    }

    /**
     * Calls an order off that nobody has paid: no payment provider has a part in it. It stays known, so that a payment
     * that comes all the same is held.
     *
     * @return whether it could be
     */
    public boolean callOff(long orderId, String reason, String actor) {
        Order order = orders.lock(orderId);
        if (order.getPaidAt() != null || order.isHeld() || order.isCancelled()) {
            return false;
        }
        order.cancel(OffsetDateTime.now(clock));
        history.add(
                order, OrderHistoryEntry.Type.CANCEL, actor, HistoryMessage.of("history.cancelled", orDash(reason)));
        return true;
    }

    private static HistoryMessage told(Order order) {
        boolean alone = order.getCarrier() == null && order.getTrackingNumber() == null;
        return alone
                ? HistoryMessage.of("history.shipped.untracked")
                : HistoryMessage.of("history.shipped", orDash(order.getCarrier()), orDash(order.getTrackingNumber()));
    }

    private static String orDash(String text) {
        return text == null ? "–" : text;
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
