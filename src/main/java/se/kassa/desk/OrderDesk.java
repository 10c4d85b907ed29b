package se.kassa.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.transaction.Transactional;
import java.util.List;
import se.kassa.order.History;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.payment.AlarmBook;
import se.kassa.payment.AlarmCause;
import se.kassa.payment.ParkedNotifications;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttempts;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentSync;

/** What people at the desk may do, whoever's button it was that called. */
@ApplicationScoped
public class OrderDesk {

    /** What came of a question to the payment provider. */
    public enum Answer {
        NEWS,
        NOTHING_NEW,
        NO_ANSWER,
        FORBIDDEN
    }

    @Inject
    private SecurityContext security;

    @Inject
    private Orders orders;

    @Inject
    private PaymentAttempts attempts;

    @Inject
    private PaymentSync sync;

    @Inject
    private History history;

    @Inject
    private ParkedNotifications parked;

    @Inject
    private AlarmBook alarmBook;

    /** Asks the payment provider about every attempt to pay the order. Wants the role {@code desk}. */
    public Answer ask(String number) {
        if (!mayWork()) {
            return Answer.FORBIDDEN;
        }
        String actor = security.getCallerPrincipal().getName();
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

    /** Whether the caller has the role {@code desk}; a viewer reads only. */
    public boolean mayWork() {
        return security.isCallerInRole(Role.DESK.group());
    }

    /** The caller takes care of an alarm. Wants the role {@code desk}. */
    public Answer acknowledge(long alarm) {
        if (!mayWork()) {
            return Answer.FORBIDDEN;
        }
        return alarmBook.acknowledge(alarm, caller()) ? Answer.NEWS : Answer.NOTHING_NEW;
    }

    private String caller() {
        return security.getCallerPrincipal().getName();
    }

    /** Has a parked notification tried again. Wants the role {@code desk}. */
    public Answer replay(long notification) {
        if (!mayWork()) {
            return Answer.FORBIDDEN;
        }
        return replayed(parked.replay(notification));
    }

    /** Has every parked notification tried again. Wants the role {@code desk}. */
    public Answer replayAll() {
        if (!mayWork()) {
            return Answer.FORBIDDEN;
        }
        return replayed(parked.replayAll() > 0);
    }

    /** Who has everything tried again has taken care of the alarm. */
    private Answer replayed(boolean some) {
        if (parked.count() == 0) {
            alarmBook.settle(AlarmCause.NOTIFICATION_PARKED, caller());
        }
        return some ? Answer.NEWS : Answer.NOTHING_NEW;
    }

    @Transactional
    public List<OrderEvent> history(Order order) {
        return history.of(order);
    }
}
