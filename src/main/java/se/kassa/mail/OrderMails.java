package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import se.kassa.order.Consumer;
import se.kassa.order.History;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.OrderFact;
import se.kassa.order.OrderListener;
import se.kassa.order.Orders;
import se.kassa.order.Told;
import se.kassa.platform.outbox.DeliveryException;
import se.kassa.platform.outbox.DeliveryOutcome;
import se.kassa.platform.outbox.OutboxDelivery;

/**
 * Mails the shopper what became true of the order: paid, shipped, cancelled, refunded. A mail of which nobody knows
 * whether it went out is not sent again by itself; the order's history tells of each.
 */
@ApplicationScoped
public class OrderMails implements OrderListener {

    private static final Set<OrderFact.Kind> TOLD =
            Set.of(OrderFact.Kind.PAID, OrderFact.Kind.SHIPPED, OrderFact.Kind.CANCELLED, OrderFact.Kind.REFUNDED);
    private static final String ACTOR = "kassa";

    @Inject
    private MailSettings settings;

    @Inject
    private Orders orders;

    @Inject
    private History history;

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
    public boolean wants(OrderFact fact, Order order) {
        boolean silent = fact.kind() == OrderFact.Kind.CANCELLED || order.isErased();
        boolean known = !silent || address(order).isPresent();
        return settings.isOn() && TOLD.contains(fact.kind()) && known;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void on(OrderFact fact) {
        sender.send(prepared(fact));
    }

    /** What fails here has certainly not gone out. */
    private Mail prepared(OrderFact fact) {
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
        return order.getConsumer().map(Consumer::getEmail).filter(address -> !address.isBlank());
    }

    @Override
    public void ended(OutboxDelivery delivery, DeliveryOutcome outcome, String explanation) {
        OrderFact fact = OrderListener.fact(delivery);
        Order order = orders.byNumber(fact.orderNumber()).orElseThrow();
        history.add(order, type(outcome), ACTOR, Told.of("told.mail", Told.text("fact." + fact.kind()), explanation));
    }

    private static OrderEvent.Type type(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DELIVERED -> OrderEvent.Type.MAIL_SENT;
            case FAILED -> OrderEvent.Type.MAIL_FAILED;
            case UNCERTAIN -> OrderEvent.Type.MAIL_UNCERTAIN;
        };
    }
}
