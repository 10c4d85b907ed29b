package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.platform.outbox.OutboxMessage;
import se.kassa.platform.outbox.OutboxMessagesBySubject;

/** Whether an order's confirmation was mailed, as the order's history and the outbox say. */
@ApplicationScoped
@Transactional
public class ConfirmationMail {

    /** What is known about the mail. */
    public enum Status {
        /** A mail server accepted it. */
        SENT,
        /** It waits to be sent. */
        WAITING,
        /** There is none, or it could not be sent. */
        NONE
    }

    private static final String HANDLER = "mail";
    private static final String PAID_EVENT = "-paid";
    private static final HistoryMessage PAID =
            HistoryMessage.of("", HistoryMessage.text("mail.event." + OrderEvent.Kind.PAID));

    @Inject
    private OrderHistory history;

    @Inject
    private OutboxMessagesBySubject outbox;

    public Status status(Order order) {
        if (history.of(order).stream().anyMatch(ConfirmationMail::isSent)) {
            return Status.SENT;
        }
        boolean waiting = outbox.of(order.getNumber().value()).stream()
                .anyMatch(message -> message.getHandler().equals(HANDLER)
                        && message.getEventId().endsWith(PAID_EVENT)
                        && message.getState() == OutboxMessage.State.WAITING);
        return waiting ? Status.WAITING : Status.NONE;
    }

    private static boolean isSent(OrderHistoryEntry entry) {
        return entry.getType() == OrderHistoryEntry.Type.MAIL_SENT
                && entry.getMessage()
                        .filter(message -> message.parameters().containsAll(PAID.parameters()))
                        .isPresent();
    }
}
