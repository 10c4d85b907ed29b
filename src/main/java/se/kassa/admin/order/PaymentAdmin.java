package se.kassa.admin.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.OrderRepository;
import se.kassa.payment.FailedNotifications;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.reconciliation.PaymentReconciler;

/** Staff actions on payments, alerts and failed notifications. Every method requires the role {@code staff}. */
@ApplicationScoped
@RequiresStaff
public class PaymentAdmin {

    /** The result of a query or action. */
    public enum Result {
        CHANGED,
        UNCHANGED,
        NO_RESPONSE,
        /** The shop's settings for the provider are missing or rejected. */
        MISCONFIGURED;

        static Result of(PaymentProviderException failure) {
            return failure.reason() == PaymentProviderException.Reason.MISCONFIGURED ? MISCONFIGURED : NO_RESPONSE;
        }
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
        try {
            boolean updated = reconciler.queryAll(
                    attempts.of(orders.byNumber(number).orElseThrow().getId()), actor);
            return updated ? Result.CHANGED : Result.UNCHANGED;
        } catch (PaymentProviderException e) {
            return Result.of(e);
        }
    }

    /** Acknowledges an alert in the caller's name. */
    public Result acknowledge(long alertId) {
        return alerts.acknowledge(alertId, caller.name()) ? Result.CHANGED : Result.UNCHANGED;
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
            alerts.acknowledgeAll(AlertCause.NOTIFICATION_FAILED, caller.name());
        }
        return any ? Result.CHANGED : Result.UNCHANGED;
    }
}
