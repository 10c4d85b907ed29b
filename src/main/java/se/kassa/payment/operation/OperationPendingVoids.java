package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.order.Order;
import se.kassa.payment.PendingVoids;
import se.kassa.payment.operation.PaymentOperation.Kind;

/** A void of the shop counts from its intent on, unless it failed. One made elsewhere has no reference of ours. */
@ApplicationScoped
public class OperationPendingVoids implements PendingVoids {

    @Inject
    private PaymentOperationRepository operations;

    @Override
    public boolean isVoiding(Order order, String paymentId) {
        return order.isCancelled()
                || operations.of(order.getId()).stream()
                        .anyMatch(operation -> operation.getKind() == Kind.VOID
                                && operation.getReference() != null
                                && operation.getPaymentId().equals(paymentId)
                                && operation.counts());
    }
}
