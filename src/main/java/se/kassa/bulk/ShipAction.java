package se.kassa.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.order.FulfilmentService;
import se.kassa.order.FulfilmentService.ShipResult;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;

/** Marks an order as shipped. */
@ApplicationScoped
public class ShipAction implements BulkAction {

    @Inject
    private OrderRepository orders;

    @Inject
    private FulfilmentService shipments;

    @Override
    public String name() {
        return "ship";
    }

    @Override
    public Result run(String orderNumber, String actor, String idempotencyKey) {
        return ship(orderNumber, actor);
    }

    Result ship(String orderNumber, String actor) {
        ShipResult shipping =
                shipments.ship(orders.byNumber(orderNumber).orElseThrow().getId(), null, null, actor);
        return shipping == ShipResult.NOT_SHIPPABLE
                ? Result.refused(whyNot(orders.byNumber(orderNumber).orElseThrow()), "")
                : Result.done(shipping.name());
    }

    /** The key under {@code bulk.result.} of why an order may not leave. */
    static String whyNot(Order order) {
        if (order.isInReview()) {
            return "IN_REVIEW";
        }
        if (order.isCancelled() || order.getPaymentState() == PaymentState.CANCELLED) {
            return "ORDER_CANCELLED";
        }
        if (order.isFullyRefunded()) {
            return "REFUNDED";
        }
        if (order.getPaymentState() == PaymentState.BLOCKED) {
            return "BLOCKED";
        }
        if (order.getPaymentState().receipt() == PaymentState.Receipt.WAITING) {
            return "PAYMENT_PENDING";
        }
        return order.getPaidAt() == null ? "NOT_PAID" : ShipResult.NOT_SHIPPABLE.name();
    }
}
