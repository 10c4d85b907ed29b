package se.kassa.returns.withdrawal;

/** A withdrawal that cannot be received. Being late is never a reason. */
public class WithdrawalRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a withdrawal cannot be received. */
    public enum Reason {
        /** The order is not paid: there is nothing to pay back. */
        NOT_PAID,
        /** A company bought: the right is a consumer's. */
        COMPANY,
        /** Everything was withdrawn before. */
        ALL_WITHDRAWN,
        /** Everything that was not withdrawn before is exempt from the right of withdrawal. */
        EXEMPT,
        /** No quantity is chosen. */
        NOTHING_CHOSEN,
        /** More than bought minus withdrawn before. */
        TOO_MANY
    }

    private final Reason reason;

    WithdrawalRejectedException(Reason reason) {
        super("The withdrawal is not possible: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
