package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import se.kassa.platform.outbox.Outbox;

/** Puts what became true of an order into the outbox, in the transaction that made it true. */
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

    /** Tells of every transition that the order has made and that was not told of. */
    public void tell(Order order) {
        for (PendingOrderEvent change : order.takeChanges()) {
            OrderEvent fact = fact(order, change);
            for (OrderEventListener listener : listeners) {
                if (listener.wants(fact, order)) {
                    outbox.put(listener.name(), fact.id(), fact.orderNumber(), OrderEventListener.Json.of(fact));
                }
            }
        }
    }

    private OrderEvent fact(Order order, PendingOrderEvent change) {
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
