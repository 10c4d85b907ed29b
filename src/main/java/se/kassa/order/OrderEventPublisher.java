package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import se.kassa.platform.outbox.Outbox;

/** Writes order events to the outbox, in the transaction of the change. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrderEventPublisher {

    @Inject
    @Any
    private Instance<OrderEventListener> listeners;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    /** Publishes all pending events of the order. */
    public void publish(Order order) {
        for (PendingOrderEvent change : order.takePendingEvents()) {
            OrderEvent event = event(order, change);
            for (OrderEventListener listener : listeners) {
                if (listener.wants(event, order)) {
                    outbox.put(listener.name(), event.id(), event.orderNumber(), OrderEventListener.Json.of(event));
                }
            }
        }
    }

    /**
     * Publishes an event of the order again, to one listener.
     *
     * @param amount as that of the event, minor units
     * @param handler name of the listener
     * @param which distinguishes repetitions of an event: the same one is published once
     * @return false if the listener does not want it
     */
    public boolean publishAgain(Order order, OrderEvent.Kind kind, long amount, String handler, String which) {
        OrderEvent event = event(order, PendingOrderEvent.one(kind, "again-" + which, amount, null));
        for (OrderEventListener listener : listeners) {
            if (listener.name().equals(handler) && listener.wants(event, order)) {
                outbox.put(handler, event.id(), event.orderNumber(), OrderEventListener.Json.of(event));
                return true;
            }
        }
        return false;
    }

    private OrderEvent event(Order order, PendingOrderEvent change) {
        String number = order.getNumber().value();
        return new OrderEvent(
                number + "-" + change.key(),
                change.kind(),
                number,
                OffsetDateTime.now(clock),
                change.amount(),
                order.getCurrency(),
                order.getAmount(),
                order.getCapturedAmount(),
                order.getRefundedAmount(),
                change.reason());
    }
}
