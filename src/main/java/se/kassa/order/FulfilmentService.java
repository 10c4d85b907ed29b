package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Marks orders as shipped, adds notes and cancels unpaid orders. Checks no role: the admin services do. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class FulfilmentService {

    private static final int MAX_LENGTH = 100;
    private static final int MAX_NOTE_LENGTH = 1000;

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    @Inject
    private OrderEventPublisher events;

    @Inject
    private Clock clock;

    private static final String MAIL = "mail";

    /** Result of marking an order as shipped. */
    public enum ShipResult {
        SHIPPED,
        /** The order had been marked before; nothing changed. */
        ALREADY_SHIPPED,
        /** The payment does not allow shipping, or the order is in review. */
        NOT_SHIPPABLE
    }

    /**
     * Marks an order as shipped.
     *
     * @param carrier may be null; cut to 100 characters, as the tracking number is
     * @param trackingNumber may be null
     */
    public ShipResult ship(long orderId, String carrier, String trackingNumber, String actor) {
        Order order = orders.lock(orderId);
        if (order.getShippingState() == ShippingState.SHIPPED) {
            return ShipResult.ALREADY_SHIPPED;
        }
        if (!order.isShippable()) {
            return ShipResult.NOT_SHIPPABLE;
        }
        order.ship(cut(carrier, MAX_LENGTH), cut(trackingNumber, MAX_LENGTH), OffsetDateTime.now(clock));
        history.add(order, OrderHistoryEntry.Type.SHIPPED, actor, shippedMessage(order));
        return ShipResult.SHIPPED;
    }

    /**
     * Changes names, contact and addresses of an order that is not shipped.
     *
     * @param shown {@linkplain Customer#fingerprint() fingerprint} of the customer that the caller started from
     */
    public CustomerChange changeCustomer(long orderId, String shown, Customer changed, String actor) {
        Order order = orders.lock(orderId);
        if (!order.isCustomerChangeable()) {
            return CustomerChange.NOT_POSSIBLE;
        }
        Customer current = order.getCustomer().orElseThrow();
        if (!current.fingerprint().equals(shown)) {
            return CustomerChange.CONFLICT;
        }
        if (current.equals(changed)) {
            return CustomerChange.UNCHANGED;
        }
        order.changeCustomer(changed, OffsetDateTime.now(clock));
        history.add(
                order, OrderHistoryEntry.Type.CUSTOMER_CHANGED, actor, HistoryMessage.of("history.customer.changed"));
        return CustomerChange.CHANGED;
    }

    /** The mails to the customer that can be sent again, by the event that they are about. */
    public static List<OrderEvent.Kind> resendable(Order order) {
        List<OrderEvent.Kind> kinds = new ArrayList<>();
        if (order.getPaidAt() != null) {
            kinds.add(OrderEvent.Kind.PAID);
        }
        if (order.getShippedAt() != null) {
            kinds.add(OrderEvent.Kind.SHIPPED);
        }
        if (order.getRefundedAmount() > 0) {
            kinds.add(OrderEvent.Kind.REFUNDED);
        }
        if (order.getPaidAt() != null && order.isCancelled()) {
            kinds.add(OrderEvent.Kind.CANCELLED);
        }
        return kinds;
    }

    /**
     * Mails the customer about an event again, with the order as it is now; about refunds, their total. At most once a
     * minute for each kind.
     *
     * @return false if there is no such mail, or the shop sends none
     */
    public boolean resendMail(long orderId, OrderEvent.Kind kind, String actor) {
        Order order = orders.lock(orderId);
        long amount = kind == OrderEvent.Kind.REFUNDED ? order.getRefundedAmount() : order.getAmount();
        String minute =
                Long.toString(clock.instant().truncatedTo(ChronoUnit.MINUTES).getEpochSecond());
        if (!resendable(order).contains(kind) || !events.publishAgain(order, kind, amount, MAIL, minute)) {
            return false;
        }
        history.add(
                order,
                OrderHistoryEntry.Type.MESSAGE_RESENT,
                actor,
                HistoryMessage.of("history.mail.again", HistoryMessage.text("mail.event." + kind)));
        return true;
    }

    /** Adds a note to the history; cut to 1,000 characters. */
    public void note(long orderId, String text, String actor) {
        history.add(orders.lock(orderId), OrderHistoryEntry.Type.NOTE, actor, cut(text, MAX_NOTE_LENGTH));
    }

    /**
     * Cancels an order that is not paid, without calling the payment provider. The order is kept, so that a payment
     * that arrives later goes to review.
     *
     * @return false if the order is paid, in review or already cancelled
     */
    public boolean cancelUnpaid(long orderId, String reason, String actor) {
        Order order = orders.lock(orderId);
        if (order.getPaidAt() != null || order.isInReview() || order.isCancelled()) {
            return false;
        }
        order.cancel(OffsetDateTime.now(clock));
        history.add(
                order, OrderHistoryEntry.Type.CANCELLED, actor, HistoryMessage.of("history.cancelled", orDash(reason)));
        return true;
    }

    private static HistoryMessage shippedMessage(Order order) {
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
