package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.order.SystemActors;
import se.kassa.platform.outbox.DeliveryException;
import se.kassa.platform.outbox.DeliveryOutcome;
import se.kassa.platform.outbox.Outbox;
import se.kassa.platform.outbox.OutboxDelivery;
import se.kassa.platform.outbox.OutboxHandler;
import se.kassa.returns.withdrawal.Withdrawal;
import se.kassa.returns.withdrawal.WithdrawalReceived;
import se.kassa.returns.withdrawal.WithdrawalRepository;

/**
 * Mails the consumer the confirmation of a withdrawal, with its content and the time it was received. The law wants it to
 * arrive: a mail of unknown outcome is sent again with the same id.
 */
@ApplicationScoped
public class WithdrawalMails implements OutboxHandler {

    private static final String NAME = "withdrawal-mail";

    @Inject
    private MailSettings settings;

    @Inject
    private Outbox outbox;

    @Inject
    private WithdrawalRepository withdrawals;

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    @Inject
    private WithdrawalMailWriter writer;

    @Inject
    private MailSender sender;

    @Override
    public String name() {
        return NAME;
    }

    /** Queues the mail in the transaction that stores the withdrawal. */
    void onReceived(@Observes WithdrawalReceived received) {
        if (settings.isOn()) {
            outbox.put(NAME, Withdrawal.MAIL_ID_PREFIX + received.withdrawalId(), received.orderNumber(), "{}");
        }
    }

    @Override
    public void deliver(OutboxDelivery delivery) {
        Withdrawal withdrawal = withdrawals
                .find(Long.parseLong(delivery.id().substring(Withdrawal.MAIL_ID_PREFIX.length())))
                .filter(each -> !each.getEmail().isEmpty())
                .orElseThrow(() -> new DeliveryException(
                        DeliveryException.Kind.REJECTED, "The withdrawal has no mail address", null));
        sender.send(writer.write(withdrawal));
    }

    @Override
    public void ended(OutboxDelivery delivery, DeliveryOutcome outcome, String explanation) {
        Withdrawal withdrawal = withdrawals
                .find(Long.parseLong(delivery.id().substring(Withdrawal.MAIL_ID_PREFIX.length())))
                .orElseThrow();
        Order order = orders.byNumber(withdrawal.getOrderNumber()).orElseThrow();
        OrderHistoryEntry.Type type =
                switch (outcome) {
                    case DELIVERED -> OrderHistoryEntry.Type.MAIL_SENT;
                    case FAILED -> OrderHistoryEntry.Type.MAIL_FAILED;
                    case UNCERTAIN -> OrderHistoryEntry.Type.MAIL_UNCERTAIN;
                };
        history.add(
                order,
                type,
                SystemActors.KASSA,
                HistoryMessage.of("history.mail", HistoryMessage.text("mail.event.WITHDRAWN"), explanation));
    }
}
