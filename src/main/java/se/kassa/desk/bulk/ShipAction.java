package se.kassa.desk.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.order.Orders;

/** Marks an order as shipped. */
@ApplicationScoped
public class ShipAction implements BulkAction {

    @Inject
    private Orders orders;

    @Inject
    private BulkShipping shipping;

    @Override
    public String name() {
        return "ship";
    }

    @Override
    public Result run(String orderNumber, String actor) {
        return shipping.ship(orders.byNumber(orderNumber).orElseThrow().getId(), actor);
    }
}
