package se.kassa.admin.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.OrderRepository;
import se.kassa.payment.FailedNotifications;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.reconciliation.PaymentReconciler;

/** Staff actions on payments, alerts and failed notifications. Every method requires the role {@code staff}. */
@ApplicationScoped
@RequiresStaff
public class PaymentAdmin {

    /** The result of a query or action. */
    public enum Result {
        NEWS,
        NOTHING_NEW,
        NO_ANSWER
    }

    @Inject
    private Caller caller;

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentReconciler reconciler;

    @Inject
    private FailedNotifications failedNotifications;

    @Inject
    private AlertRepository alerts;

    /** Queries the payment provider for every payment attempt of the order. */
    public Result refreshStatus(String number) {
        String actor = caller.name();
        boolean updated = false;
        try {
            for (PaymentAttempt attempt :
                    attempts.of(orders.byNumber(number).orElseThrow().getId())) {
                updated |= reconciler.query(attempt.getId(), actor);
            }
            return updated ? Result.NEWS : Result.NOTHING_NEW;
        } catch (PaymentProviderException e) {
            return Result.NO_ANSWER;
        }
    }

    /** Acknowledges an alert in the caller's name. */
    public Result acknowledge(long alertId) {
        return alerts.acknowledge(alertId, caller.name()) ? Result.NEWS : Result.NOTHING_NEW;
    }

    /** Queues a failed notification again. */
    public Result replay(long notification) {
        return resolved(failedNotifications.replay(notification));
    }

    /** Queues all failed notifications again. */
    public Result replayAll() {
        return resolved(failedNotifications.replayAll() > 0);
    }

    /** Resolves the alert when no failed notification is left. */
    private Result resolved(boolean any) {
        if (failedNotifications.count() == 0) {
            alerts.acknowledgeAll(AlertCause.NOTIFICATION_PARKED, caller.name());
        }
        return any ? Result.NEWS : Result.NOTHING_NEW;
    }
}
