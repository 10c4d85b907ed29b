package se.kassa.desk.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import se.kassa.desk.bulk.BulkAction.Result;
import se.kassa.order.History;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.order.ShippingState;

/** Marks orders as shipped, each in a transaction of its own under the order's lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class BulkShipping {

    @Inject
    private Orders orders;

    @Inject
    private History history;

    @Inject
    private Clock clock;

    /** Harmless where it was done before. */
    public Result ship(long orderId, String actor) {
        Order order = orders.lock(orderId);
        if (order.getShippingState() == ShippingState.SHIPPED) {
            return Result.done("SHIPPED_BEFORE");
        }
        if (!order.isShippable()) {
            return Result.refused("NOT_SHIPPABLE", "");
        }
        order.ship(null, null, OffsetDateTime.now(clock));
        history.add(order, OrderEvent.Type.SHIPPED, actor, "Shipped together with others");
        return Result.done("SHIPPED");
    }
}
