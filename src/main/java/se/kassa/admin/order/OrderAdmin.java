package se.kassa.admin.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.order.Customer;
import se.kassa.order.CustomerChange;
import se.kassa.order.FulfilmentService;
import se.kassa.order.FulfilmentService.ShipResult;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.OrderRepository;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.operation.OperationRejectedException;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.OperationResolutionService;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperation.State;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.PaymentReviewService;

/** Staff actions on one order. Every method requires the role {@code staff} and records the caller as actor. */
@ApplicationScoped
@RequiresStaff
public class OrderAdmin {

    @Inject
    private Caller caller;

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentOperationService operations;

    @Inject
    private OperationResolutionService resolution;

    @Inject
    private PaymentReviewService reviews;

    @Inject
    private FulfilmentService fulfilment;

    /** @throws OperationRejectedException if it is not possible now */
    public PaymentOperation capture(
            Order order, OperationSelection choice, boolean finalCapture, long expected, String token) {
        return operations.run(
                OperationRequest.capture(order.getId(), choice, finalCapture, expected, caller.name(), token));
    }

    /**
     * @param restock whether to restock the products on success
     * @throws OperationRejectedException if it is not possible now
     */
    public PaymentOperation refund(
            Order order,
            long captureId,
            OperationSelection choice,
            long expected,
            String reason,
            String token,
            boolean restock) {
        return operations.run(
                OperationRequest.refund(order.getId(), captureId, choice, expected, caller.name(), reason, token)
                        .withRestock(restock));
    }

    /**
     * Cancels the amount that is not captured, or an unpaid order.
     *
     * @param restock whether to restock the products on success
     * @return the operation; empty if no call to the provider was needed
     * @throws OperationRejectedException if it is not possible now
     */
    public Optional<PaymentOperation> cancel(Order order, long expected, String reason, String token, boolean restock) {
        if (order.getPaidAt() == null && !order.isInReview()) {
            return fulfilment.cancelUnpaid(order.getId(), reason, caller.name())
                    ? Optional.empty()
                    : cancelPaid(order, expected, reason, token, restock);
        }
        return cancelPaid(order, expected, reason, token, restock);
    }

    private Optional<PaymentOperation> cancelPaid(
            Order order, long expected, String reason, String token, boolean restock) {
        return Optional.of(
                operations.run(OperationRequest.voidAuthorisation(order.getId(), expected, caller.name(), reason, token)
                        .withRestock(restock)));
    }

    /** Marks the order as shipped. Returns whether it did. */
    public boolean ship(Order order, String carrier, String trackingNumber) {
        return ShipResult.SHIPPED == fulfilment.ship(order.getId(), carrier, trackingNumber, caller.name());
    }

    /** Marks the order as shipped if the capture succeeded. Returns whether it did. */
    public boolean shipIfCaptured(Order order, PaymentOperation capture, String carrier, String trackingNumber) {
        return capture.getState() == State.SUCCEEDED && ship(order, carrier, trackingNumber);
    }

    /** @param shown fingerprint of the customer that the form showed */
    public CustomerChange changeCustomer(Order order, String shown, Customer changed) {
        return fulfilment.changeCustomer(order.getId(), shown, changed, caller.name());
    }

    /** Mails the customer about an event again. Returns false if there is no such mail, or the shop sends none. */
    public boolean resendMail(Order order, OrderEvent.Kind kind) {
        return fulfilment.resendMail(order.getId(), kind, caller.name());
    }

    /** The mails that can be sent again. */
    public List<OrderEvent.Kind> resendable(Order order) {
        return FulfilmentService.resendable(order);
    }

    public void note(Order order, String text) {
        fulfilment.note(order.getId(), text, caller.name());
    }

    /**
     * Accepts a payment in review. Returns whether it was accepted.
     *
     * @throws PaymentProviderException if the provider could not be queried
     */
    public boolean accept(Order order, String reason) {
        return reviews.accept(order, reason, caller.name());
    }

    /**
     * Voids or refunds a payment in review.
     *
     * @param restock whether to restock the products of an order that was paid with it on success
     * @return the operation; empty if there was nothing left to void or refund
     * @throws OperationRejectedException if it is not possible now
     * @throws PaymentProviderException if the provider could not be queried
     */
    public Optional<PaymentOperation> voidPayment(Order order, String reason, String token, boolean restock) {
        return reviews.voidPayment(order, reason, caller.name(), token, restock);
    }

    /** Records that an operation with unknown outcome was not executed. Queries the provider once more before. */
    public void confirmNotExecuted(Order order, long operationId) {
        resolution.notDone(order.getId(), operationId, caller.name());
    }
}
