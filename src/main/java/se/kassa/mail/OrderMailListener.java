package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import se.kassa.order.Customer;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.OrderEventListener;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.platform.outbox.DeliveryException;
import se.kassa.platform.outbox.DeliveryOutcome;
import se.kassa.platform.outbox.OutboxDelivery;

/**
 * Mails the shopper what became true of the order: paid, shipped, cancelled, refunded. A mail of which nobody knows
 * whether it went out is not sent again by itself; the order's history tells of each.
 */
@ApplicationScoped
public class OrderMailListener implements OrderEventListener {

    private static final Set<OrderEvent.Kind> TOLD =
            Set.of(OrderEvent.Kind.PAID, OrderEvent.Kind.SHIPPED, OrderEvent.Kind.CANCELLED, OrderEvent.Kind.REFUNDED);
    private static final String ACTOR = "kassa";

    @Inject
    private MailSettings settings;

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    @Inject
    private OrderMailWriter writer;

    @Inject
    private MailSender sender;

    @Override
    public String name() {
        return "mail";
    }

    /** Who never told an address and never paid is not missed when the order is cancelled; who was forgotten gets no mail. */
    @Override
    public boolean wants(OrderEvent fact, Order order) {
        boolean silent = fact.kind() == OrderEvent.Kind.CANCELLED || order.isErased();
        boolean known = !silent || address(order).isPresent();
        return settings.isOn() && TOLD.contains(fact.kind()) && known;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void on(OrderEvent fact) {
        sender.send(prepared(fact));
    }

    /** What fails here has certainly not gone out. */
    private Mail prepared(OrderEvent fact) {
        try {
            Order order = orders.byNumber(fact.orderNumber()).orElseThrow();
            return writer.write(fact, order, addressNow(order));
        } catch (DeliveryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DeliveryException(DeliveryException.Kind.AGAIN, "The mail could not be written: " + e, e);
        }
    }

    private String addressNow(Order order) {
        if (!settings.isOn()) {
            throw new DeliveryException(DeliveryException.Kind.AGAIN, "Mail is switched off", null);
        }
        return address(order)
                .orElseThrow(() ->
                        new DeliveryException(DeliveryException.Kind.REFUSED, "The order has no mail address", null));
    }

    private static Optional<String> address(Order order) {
        return order.getConsumer().map(Customer::getEmail).filter(address -> !address.isBlank());
    }

    @Override
    public void ended(OutboxDelivery delivery, DeliveryOutcome outcome, String explanation) {
        OrderEvent fact = OrderEventListener.fact(delivery);
        Order order = orders.byNumber(fact.orderNumber()).orElseThrow();
        history.add(
                order,
                type(outcome),
                ACTOR,
                HistoryMessage.of("told.mail", HistoryMessage.text("fact." + fact.kind()), explanation));
    }

    private static OrderHistoryEntry.Type type(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DELIVERED -> OrderHistoryEntry.Type.MAIL_SENT;
            case FAILED -> OrderHistoryEntry.Type.MAIL_FAILED;
            case UNCERTAIN -> OrderHistoryEntry.Type.MAIL_UNCERTAIN;
        };
    }
}
