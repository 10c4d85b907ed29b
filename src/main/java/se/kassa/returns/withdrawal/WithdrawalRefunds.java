package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperationRepository;

/** Knows which withdrawals were refunded. */
@ApplicationScoped
public class WithdrawalRefunds {

    @Inject
    private PaymentOperationRepository operations;

    /**
     * Whether the money of a withdrawal was paid back, or the whole order was refunded or its payment voided.
     *
     * @param events the events of the withdrawal
     */
    public boolean isRefunded(Order order, List<WithdrawalEvent> events) {
        return order.isFullyRefunded()
                || order.getPaymentState() == PaymentState.CANCELLED
                || events.stream()
                        .filter(event -> event.getOperationId() != null)
                        .flatMap(event -> operations.find(event.getOperationId()).stream())
                        .anyMatch(operation -> operation.getState() == PaymentOperation.State.SUCCEEDED);
    }
}
