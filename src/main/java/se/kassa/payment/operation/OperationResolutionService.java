package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.reconciliation.PaymentReconciler;

/** Records what staff found out about an operation of unknown outcome. No transaction may be open. */
@ApplicationScoped
public class OperationResolutionService {

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private OperationOutcomes outcomes;

    @Inject
    private PaymentReconciler reconciler;

    /**
     * Records that the operation did not happen, unless a last query shows that it did.
     *
     * @throws PaymentProviderException if the query failed; nothing is recorded
     */
    public void notDone(long orderId, long operationId, String actor) {
        PaymentOperation operation = operations
                .find(operationId)
                .filter(each -> each.getOrderId() == orderId && each.isNeedingAttention())
                .orElse(null);
        if (operation != null) {
            reconciler.query(operation.getAttemptId(), operation.getPaymentId(), actor);
            outcomes.notDone(operationId, actor);
        }
    }
}
