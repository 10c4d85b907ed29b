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

/** What people at the desk ask about and take care of. Every method wants the role {@code desk}. */
@ApplicationScoped
@RequiresStaff
public class PaymentAdmin {

    /** What came of a question to the payment provider. */
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

    /** Asks the payment provider about every attempt to pay the order. */
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

    /** The caller takes care of an alarm. */
    public Answer acknowledge(long alarm) {
        return alarmBook.acknowledge(alarm, caller.name()) ? Answer.NEWS : Answer.NOTHING_NEW;
    }

    /** Has a parked notification tried again. */
    public Answer replay(long notification) {
        return replayed(parked.replay(notification));
    }

    /** Has every parked notification tried again. */
    public Answer replayAll() {
        return replayed(parked.replayAll() > 0);
    }

    /** Who has everything tried again has taken care of the alarm. */
    private Answer replayed(boolean some) {
        if (parked.count() == 0) {
            alarmBook.settle(AlertCause.NOTIFICATION_PARKED, caller.name());
        }
        return some ? Answer.NEWS : Answer.NOTHING_NEW;
    }
}
