package se.kassa.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.order.ShippingState;
import se.kassa.payment.operation.OperationRejectedException;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperationService;

/**
 * Captures the remaining amount of an order, if there is one, and marks the order as shipped once the capture has
 * succeeded. The idempotency key is also the key of the capture: a repeated action finds the first capture.
 */
@ApplicationScoped
public class CaptureAndShipAction implements BulkAction {

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentOperationService money;

    @Inject
    private ShipAction shipping;

    @Override
    public String name() {
        return "captureship";
    }

    @Override
    public Result run(String orderNumber, String actor, String idempotencyKey) {
        Order order = orders.byNumber(orderNumber).orElseThrow();
        if (order.getShippingState() == ShippingState.SHIPPED || order.getPaymentState() == PaymentState.CAPTURED) {
            return shipping.ship(orderNumber, actor);
        }
        if (!order.isShippable()) {
            return Result.refused(ShipAction.whyNot(order), "");
        }
        try {
            PaymentOperation capture = money.run(OperationRequest.captureAll(order.getId(), actor, idempotencyKey));
            return capture.getState() == PaymentOperation.State.SUCCEEDED
                    ? shipping.ship(orderNumber, actor)
                    : Result.refused("CAPTURE_" + capture.getState(), capture.getExplanation());
        } catch (OperationRejectedException e) {
            return Result.refused(e.reason().name(), e.who());
        }
    }
}
