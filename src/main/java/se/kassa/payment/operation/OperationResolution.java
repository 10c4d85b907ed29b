package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.reconciliation.PaymentReconciler;

/** What a person found out about an operation whose outcome nobody knew. No transaction may be open. */
@ApplicationScoped
public class OperationResolution {

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private OperationOutcomes outcomes;

    @Inject
    private PaymentReconciler sync;

    /**
     * It did not happen, says a person. The provider is asked once more: where it has it, it did.
     *
     * @throws PaymentProviderException if the provider could not be asked; nothing is settled
     */
    public void notDone(long orderId, long operationId, String actor) {
        PaymentOperation operation = operations
                .find(operationId)
                .filter(each -> each.getOrderId() == orderId && each.isForPerson())
                .orElse(null);
        if (operation != null) {
            sync.ask(operation.getAttemptId(), operation.getProviderOrderId(), actor);
            outcomes.notDone(operationId, actor);
        }
    }
}
