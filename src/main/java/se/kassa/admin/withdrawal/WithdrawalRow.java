package se.kassa.admin.withdrawal;

import java.time.LocalDate;
import java.util.List;
import se.kassa.order.Order;
import se.kassa.returns.withdrawal.RefundProposal;
import se.kassa.returns.withdrawal.Withdrawal;
import se.kassa.returns.withdrawal.WithdrawalEvent;

/**
 * A withdrawal as staff see it.
 *
 * @param refundDay the last day on which the money may be paid back
 * @param dueSoon whether it is not refunded and that day is within three days, or past
 * @param events oldest first
 * @param proposals refunds to prepare; empty if there are none
 * @param voidable whether the whole payment is to be voided, because nothing was captured
 */
public record WithdrawalRow(
        Withdrawal withdrawal,
        Order order,
        State state,
        LocalDate refundDay,
        boolean dueSoon,
        List<WithdrawalEvent> events,
        List<RefundProposal> proposals,
        boolean voidable) {

    /** How far a withdrawal has come. */
    public enum State {
        RECEIVED,
        GOODS_BACK,
        REFUNDED
    }
}
