package se.kassa.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.order.OrderRepository;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.reconciliation.PaymentReconciler;

/** Asks the payment provider about every attempt to pay an order. */
@ApplicationScoped
public class RefreshStatusAction implements BulkAction {

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentReconciler sync;

    @Override
    public String name() {
        return "ask";
    }

    @Override
    public Result run(String orderNumber, String actor, String token) {
        boolean news = false;
        try {
            for (PaymentAttempt attempt :
                    attempts.of(orders.byNumber(orderNumber).orElseThrow().getId())) {
                news |= sync.ask(attempt.getId(), actor);
            }
            return Result.done(news ? "NEWS" : "NOTHING_NEW");
        } catch (PaymentProviderException e) {
            return Result.refused("NO_ANSWER", e.getMessage());
        }
    }
}
