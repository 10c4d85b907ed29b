package se.kassa.order;

/** The state of an order's payment, independent of the provider. */
public enum PaymentState {
    /** No payment is known to have been started: the shopper can still pay, and change the cart. */
    NOT_STARTED(Receipt.UNPAID, false, FollowUp.SOON),
    /** The payment provider has not decided, or the shopper has to act: do not ship. */
    PENDING(Receipt.WAITING, false, FollowUp.SOON),
    /** The amount is authorised: ship, then capture. */
    AUTHORIZED(Receipt.PAID, true, FollowUp.DAILY),
    /** Part of the authorised amount is captured. */
    PARTIALLY_CAPTURED(Receipt.PAID, true, FollowUp.DAILY),
    /** Nothing is left to capture, even if less than the amount was captured; independent of shipping and of refunds. */
    CAPTURED(Receipt.PAID, true, FollowUp.NEVER),
    /** Declined; the shopper may pay another way. */
    DECLINED(Receipt.UNPAID, false, FollowUp.SOON),
    /** The shopper abandoned the payment, or it expired. */
    EXPIRED(Receipt.UNPAID, false, FollowUp.SOON),
    /** The authorisation was voided. */
    CANCELLED(Receipt.UNPAID, false, FollowUp.NEVER),
    /** The payment provider blocks delivery. */
    BLOCKED(Receipt.WAITING, false, FollowUp.DAILY),
    /** The payment provider returned an unknown status: shown as it is and polled. */
    UNKNOWN(Receipt.WAITING, false, FollowUp.SOON);

    /** What the order page shows to the customer. */
    public enum Receipt {
        PAID,
        WAITING,
        UNPAID
    }

    /** How often the payment provider is polled without a notification. */
    public enum FollowUp {
        /** Within minutes at first, then hourly: a change is expected. */
        SOON,
        /** Daily: final unless it is reversed. */
        DAILY,
        NEVER
    }

    private final Receipt receipt;
    private final boolean shippable;
    private final FollowUp followUp;

    PaymentState(Receipt receipt, boolean shippable, FollowUp followUp) {
        this.receipt = receipt;
        this.shippable = shippable;
        this.followUp = followUp;
    }

    public FollowUp followUp() {
        return followUp;
    }

    public Receipt receipt() {
        return receipt;
    }

    /** Whether the payment allows shipping. */
    public boolean shippable() {
        return shippable;
    }

    /** Whether money is authorised or captured. */
    public boolean secured() {
        return this == AUTHORIZED || this == PARTIALLY_CAPTURED || this == CAPTURED;
    }

    /** Whether the shopper can start another payment of the same order. */
    public boolean payable() {
        return this == NOT_STARTED || this == DECLINED || this == EXPIRED;
    }
}
