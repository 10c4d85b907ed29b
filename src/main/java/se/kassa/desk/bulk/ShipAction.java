package se.kassa.desk.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.order.Orders;
import se.kassa.order.Shipments;
import se.kassa.order.Shipments.Shipping;

/** Marks an order as shipped. */
@ApplicationScoped
public class ShipAction implements BulkAction {

    @Inject
    private Orders orders;

    @Inject
    private Shipments shipments;

    @Override
    public String name() {
        return "ship";
    }

    @Override
    public Result run(String orderNumber, String actor, String token) {
        return ship(orders.byNumber(orderNumber).orElseThrow().getId(), actor);
    }

    Result ship(long orderId, String actor) {
        Shipping shipping = shipments.ship(orderId, null, null, actor);
        return shipping == Shipping.NOT_SHIPPABLE ? Result.refused(shipping.name(), "") : Result.done(shipping.name());
    }
}
