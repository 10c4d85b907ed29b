package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.order.Order;
import se.kassa.payment.PendingCancellations;
import se.kassa.payment.operation.PaymentOperation.Kind;

/** A cancellation counts from its intent on, unless it failed. */
@ApplicationScoped
public class OperationPendingCancellations implements PendingCancellations {

    @Inject
    private PaymentOperationRepository operations;

    @Override
    public boolean isCancelling(Order order) {
        return order.isCancelled()
                || operations.of(order.getId()).stream()
                        .anyMatch(operation -> operation.getKind() == Kind.VOID && operation.counts());
    }
}
