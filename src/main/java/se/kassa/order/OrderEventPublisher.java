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
