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
    public enum Answer {
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
    private PaymentReconciler sync;

    @Inject
    private FailedNotifications parked;

    @Inject
    private AlertRepository alarmBook;

    /** Queries the payment provider for every payment attempt of the order. */
    public Answer ask(String number) {
        String actor = caller.name();
        boolean news = false;
        try {
            for (PaymentAttempt attempt :
                    attempts.of(orders.byNumber(number).orElseThrow().getId())) {
                news |= sync.ask(attempt.getId(), actor);
            }
            return news ? Answer.NEWS : Answer.NOTHING_NEW;
        } catch (PaymentProviderException e) {
            return Answer.NO_ANSWER;
        }
    }

    /** Acknowledges an alert in the caller's name. */
    public Answer acknowledge(long alarm) {
        return alarmBook.acknowledge(alarm, caller.name()) ? Answer.NEWS : Answer.NOTHING_NEW;
    }

    /** Queues a failed notification again. */
    public Answer replay(long notification) {
        return replayed(parked.replay(notification));
    }

    /** Queues all failed notifications again. */
    public Answer replayAll() {
        return replayed(parked.replayAll() > 0);
    }

    /** Resolves the alert when no failed notification is left. */
    private Answer replayed(boolean some) {
        if (parked.count() == 0) {
            alarmBook.settle(AlertCause.NOTIFICATION_PARKED, caller.name());
        }
        return some ? Answer.NEWS : Answer.NOTHING_NEW;
    }
}
