package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.platform.security.StaffOnly;
import se.kassa.platform.text.InputNormalizer;
import se.kassa.returns.withdrawal.WithdrawalEvent.Condition;

/** Records what happens after a withdrawal was received. Checks no role: the admin service does. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class WithdrawalFollowUp {

    private static final int MAX_LENGTH = 1000;

    @Inject
    private WithdrawalRepository withdrawals;

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    /**
     * Records that products came back, here and in the order's history.
     *
     * @param text a note, cut to 1,000 characters; may be empty
     */
    @StaffOnly
    public void goodsBack(long withdrawalId, Condition condition, String text, String actor) {
        Withdrawal withdrawal = withdrawals.find(withdrawalId).orElseThrow();
        Order order = orders.lock(withdrawal.getOrderId());
        withdrawals.add(WithdrawalEvent.goodsBack(withdrawal, condition, cut(text), actor, OffsetDateTime.now(clock)));
        history.add(
                order,
                OrderHistoryEntry.Type.WITHDRAWN,
                actor,
                HistoryMessage.of("history.withdrawal.back", HistoryMessage.text("withdrawal.condition." + condition)));
    }

    /** Links a refund or void to the withdrawal that it was made for; does nothing if that is of another order. */
    @StaffOnly
    public void refunded(long withdrawalId, long orderId, long operationId, String actor) {
        withdrawals
                .find(withdrawalId)
                .filter(withdrawal -> withdrawal.getOrderId() == orderId)
                .ifPresent(withdrawal -> withdrawals.add(
                        WithdrawalEvent.refund(withdrawal, operationId, actor, OffsetDateTime.now(clock))));
    }

    private static String cut(String text) {
        String storable = InputNormalizer.storable(text == null ? "" : text.strip());
        return storable.length() > MAX_LENGTH ? storable.substring(0, MAX_LENGTH) : storable;
    }
}
