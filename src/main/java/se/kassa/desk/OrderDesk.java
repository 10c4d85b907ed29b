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

    /** Asks the payment provider about every attempt to pay the order. Wants the role {@code desk}. */
    public Answer ask(String number) {
        if (!security.isCallerInRole(Role.DESK.group())) {
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

    @Transactional
    public List<OrderEvent> history(Order order) {
        return history.of(order);
    }
}
