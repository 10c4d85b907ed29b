package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.alert.AlertService;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;

/**
 * Raises an alert once for each withdrawal whose money must be paid back soon. Each alert is one transaction, under the
 * order lock.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class RefundDueAlerts {

    @Inject
    private WithdrawalRepository withdrawals;

    @Inject
    private WithdrawalPeriod period;

    @Inject
    private WithdrawalRefunds refunds;

    @Inject
    private OrderRepository orders;

    @Inject
    private AlertService alerts;

    @Inject
    private AlertRepository repository;

    @Inject
    private Clock clock;

    /** Does nothing if the day is not near, the withdrawal was refunded, or the alert was raised before. */
    void raise(long withdrawalId) {
        Withdrawal withdrawal = withdrawals.find(withdrawalId).orElseThrow();
        if (!period.isRefundDueSoon(withdrawal.getReceivedAt(), OffsetDateTime.now(clock))) {
            return;
        }
        Order order = orders.lock(withdrawal.getOrderId());
        String about = "withdrawal/" + withdrawalId;
        if (!repository.wasRaised(AlertCause.REFUND_DUE, withdrawal.getOrderNumber() + "/" + about)
                && !refunds.isRefunded(order, withdrawals.events(List.of(withdrawalId)))) {
            alerts.raise(
                    order,
                    AlertCause.REFUND_DUE,
                    about,
                    period.refundDay(withdrawal.getReceivedAt()).toString());
        }
    }
}
