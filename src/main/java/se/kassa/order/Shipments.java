package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Goods that leave, and what people note about an order. Does not ask who may: the order desk does. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Shipments {

    private static final int LONGEST = 100;
    private static final int LONGEST_NOTE = 1000;

    @Inject
    private Orders orders;

    @Inject
    private History history;

    @Inject
    private Clock clock;

    /**
     * Marks an order as shipped.
     *
     * @param carrier may be null; cut to 100 characters, as the tracking number is
     * @param trackingNumber may be null
     * @return whether it could be: the payment allows it, nothing is held, and it has not left before
     */
    public boolean ship(long orderId, String carrier, String trackingNumber, String actor) {
        Order order = orders.lock(orderId);
        if (!order.isShippable()) {
            return false;
        }
        order.ship(cut(carrier, LONGEST), cut(trackingNumber, LONGEST), OffsetDateTime.now(clock));
        history.add(
                order,
                OrderEvent.Type.SHIPPED,
                actor,
                Told.of("told.shipped", orDash(order.getCarrier()), orDash(order.getTrackingNumber())));
        return true;
    }

    /** Keeps a note in the history; cut to 1,000 characters. */
    public void note(long orderId, String text, String actor) {
        history.add(orders.lock(orderId), OrderEvent.Type.NOTE, actor, cut(text, LONGEST_NOTE));
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
        history.add(order, OrderEvent.Type.CANCEL, actor, Told.of("told.called.off", orDash(reason)));
        return true;
    }

    private static String orDash(String text) {
        return text == null ? "–" : text;
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
