package se.kassa.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.order.OrderRepository;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.reconciliation.PaymentReconciler;

/** Queries the payment provider about all attempts of an order. */
@ApplicationScoped
public class RefreshStatusAction implements BulkAction {

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentReconciler reconciler;

    @Override
    public String name() {
        return "refresh";
    }

    @Override
    public Result run(String orderNumber, String actor, String idempotencyKey) {
        try {
            boolean changed = reconciler.queryAll(
                    attempts.of(orders.byNumber(orderNumber).orElseThrow().getId()), actor);
            return Result.done(changed ? "UPDATED" : "UNCHANGED");
        } catch (PaymentProviderException e) {
            boolean settings = e.reason() == PaymentProviderException.Reason.MISCONFIGURED;
            return Result.refused(settings ? "MISCONFIGURED" : "NO_RESPONSE", e.getMessage());
        }
    }
}
