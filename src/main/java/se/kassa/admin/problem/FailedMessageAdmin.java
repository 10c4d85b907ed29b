package se.kassa.admin.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.HistoryMessage;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.platform.outbox.FailedMessages;
import se.kassa.platform.outbox.OutboxMessage;

/**
 * Resends or dismisses outbox messages that failed or have an unknown outcome. Every method requires the role {@code
 * staff}.
 */
@ApplicationScoped
@RequiresStaff
public class FailedMessageAdmin {

    @Inject
    private Caller caller;

    @Inject
    private FailedMessages failedMessages;

    @Inject
    private AlertRepository alerts;

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    /** Queues a message again. Returns false if it does not exist. */
    @Transactional
    public boolean resend(long id) {
        return recorded(id, failedMessages.replay(id), OrderHistoryEntry.Type.MESSAGE_RESENT);
    }

    /** Dismisses a message. Returns false if it does not exist. */
    @Transactional
    public boolean dismiss(long id) {
        return recorded(id, failedMessages.dismiss(id), OrderHistoryEntry.Type.MESSAGE_DISMISSED);
    }

    private boolean recorded(long id, boolean done, OrderHistoryEntry.Type type) {
        String actor = caller.name();
        if (failedMessages.countFailed() == 0) {
            alerts.acknowledgeAll(AlertCause.MESSAGE_FAILED, actor);
        }
        if (!done) {
            return false;
        }
        OutboxMessage message = failedMessages.find(id);
        if (message.getSubject() != null) {
            orders.byNumber(message.getSubject())
                    .ifPresent(order -> history.add(
                            order,
                            type,
                            actor,
                            HistoryMessage.of("history.message", message.getHandler(), message.getEventId())));
        }
        return true;
    }
}
