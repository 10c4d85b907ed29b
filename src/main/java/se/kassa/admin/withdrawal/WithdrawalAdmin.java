package se.kassa.admin.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.returns.withdrawal.WithdrawalEvent.Condition;
import se.kassa.returns.withdrawal.WithdrawalFollowUp;

/** What staff record about withdrawals. Every method requires the role {@code staff}. */
@ApplicationScoped
@RequiresStaff
public class WithdrawalAdmin {

    @Inject
    private Caller caller;

    @Inject
    private WithdrawalFollowUp followUp;

    /** @param text a note; may be null */
    public void goodsBack(long withdrawalId, Condition condition, String text) {
        followUp.goodsBack(withdrawalId, condition, text, caller.name());
    }

    /** Links a refund or void to the withdrawal that it was made for. */
    public void refunded(long withdrawalId, long orderId, long operationId) {
        followUp.refunded(withdrawalId, orderId, operationId, caller.name());
    }
}
