package se.kassa.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.transaction.Transactional;
import se.kassa.order.History;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.payment.AlarmBook;
import se.kassa.payment.AlarmCause;
import se.kassa.platform.outbox.OutboxMessage;
import se.kassa.platform.outbox.Undelivered;

/** What people at the desk decide about messages that did not get out, or of which nobody knows. */
@ApplicationScoped
public class OutboxDesk {

    @Inject
    private SecurityContext security;

    @Inject
    private OrderDesk desk;

    @Inject
    private Undelivered undelivered;

    @Inject
    private AlarmBook alarmBook;

    @Inject
    private Orders orders;

    @Inject
    private History history;

    /** Has a message sent again. Wants the role {@code desk}. */
    @Transactional
    public OrderDesk.Answer sendAgain(long id) {
        return desk.mayWork() ? noted(id, undelivered.replay(id), OrderEvent.Type.SENT_AGAIN) : forbidden();
    }

    /** Lets a message be. Wants the role {@code desk}. */
    @Transactional
    public OrderDesk.Answer letBe(long id) {
        return desk.mayWork() ? noted(id, undelivered.settle(id), OrderEvent.Type.LET_BE) : forbidden();
    }

    private OrderDesk.Answer noted(long id, boolean done, OrderEvent.Type type) {
        String caller = security.getCallerPrincipal().getName();
        if (undelivered.countParked() == 0) {
            alarmBook.settle(AlarmCause.MESSAGE_PARKED, caller);
        }
        if (!done) {
            return OrderDesk.Answer.NOTHING_NEW;
        }
        OutboxMessage message = undelivered.find(id);
        if (message.getSubject() != null) {
            orders.byNumber(message.getSubject())
                    .ifPresent(
                            order -> history.add(order, type, caller, message.getHandler() + " " + message.getFact()));
        }
        return OrderDesk.Answer.NEWS;
    }

    private static OrderDesk.Answer forbidden() {
        return OrderDesk.Answer.FORBIDDEN;
    }
}
