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
 * Mails the customer when an order is paid, shipped, cancelled or refunded. A mail of unknown outcome is not resent
 * automatically; the order's history records each mail.
 */
@ApplicationScoped
public class OrderMailListener implements OrderEventListener {

    private static final Set<OrderEvent.Kind> MAILED =
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

    /**
     * Skips cancellation mail for orders without an e-mail address, and all mail for orders whose personal data was
     * erased.
     */
    @Override
    public boolean wants(OrderEvent event, Order order) {
        boolean silent = event.kind() == OrderEvent.Kind.CANCELLED || order.isErased();
        boolean known = !silent || address(order).isPresent();
        return settings.isOn() && MAILED.contains(event.kind()) && known;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void onEvent(OrderEvent event) {
        sender.send(prepared(event));
    }

    /** A failure in here means that the mail was certainly not sent. */
    private Mail prepared(OrderEvent event) {
        try {
            Order order = orders.byNumber(event.orderNumber()).orElseThrow();
            return writer.write(event, order, addressNow(order));
        } catch (DeliveryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DeliveryException(DeliveryException.Kind.RETRY, "The mail could not be written: " + e, e);
        }
    }

    private String addressNow(Order order) {
        if (!settings.isOn()) {
            throw new DeliveryException(DeliveryException.Kind.RETRY, "Mail is switched off", null);
        }
        return address(order)
                .orElseThrow(() ->
                        new DeliveryException(DeliveryException.Kind.REJECTED, "The order has no mail address", null));
    }

    private static Optional<String> address(Order order) {
        return order.getCustomer().map(Customer::getEmail).filter(address -> !address.isBlank());
    }

    @Override
    public void ended(OutboxDelivery delivery, DeliveryOutcome outcome, String explanation) {
        OrderEvent event = OrderEventListener.event(delivery);
        Order order = orders.byNumber(event.orderNumber()).orElseThrow();
        history.add(
                order,
                type(outcome),
                ACTOR,
                HistoryMessage.of("history.mail", HistoryMessage.text("mail.event." + event.kind()), explanation));
    }

    private static OrderHistoryEntry.Type type(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DELIVERED -> OrderHistoryEntry.Type.MAIL_SENT;
            case FAILED -> OrderHistoryEntry.Type.MAIL_FAILED;
            case UNCERTAIN -> OrderHistoryEntry.Type.MAIL_UNCERTAIN;
        };
    }
}
