package se.kassa.order;

/** What is known of an order's payment, in the payment field's words. */
public enum PaymentState {
    /** No payment has been begun, as far as anybody knows. */
    OPEN(Receipt.UNPAID, false, FollowUp.SOON),
    /** The payment provider has not decided, or the shopper has something left to do: do not ship. */
    PENDING(Receipt.WAITING, false, FollowUp.SOON),
    /** The money is reserved: ship, then capture. */
    AUTHORIZED(Receipt.PAID, true, FollowUp.DAILY),
    /** A part of the reserved money is taken. */
    PARTIALLY_CAPTURED(Receipt.PAID, true, FollowUp.DAILY),
    /** All of the money is taken; says nothing of shipping. */
    CAPTURED(Receipt.PAID, true, FollowUp.NEVER),
    /** Refused; the shopper may still pay another way. */
    DECLINED(Receipt.UNPAID, false, FollowUp.SOON),
    /** The shopper left the payment, or its time ran out. */
    LAPSED(Receipt.UNPAID, false, FollowUp.SOON),
    /** The reservation was released. */
    CANCELLED(Receipt.UNPAID, false, FollowUp.NEVER),
    /** The payment provider forbids the delivery. */
    STOPPED(Receipt.WAITING, false, FollowUp.DAILY),
    /** The payment provider said something that we have never heard: shown as it is, and waited for. */
    UNKNOWN(Receipt.WAITING, false, FollowUp.SOON);

    /** What the receipt tells the shopper. */
    public enum Receipt {
        PAID,
        WAITING,
        UNPAID
    }

    /** When the payment provider is asked again although nothing was heard. */
    public enum FollowUp {
        /** After minutes, then after hours: something is about to happen. */
        SOON,
        /** Once a day: it is settled, and may be undone. */
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

    /** Whether goods may leave, as far as the payment goes. */
    public boolean shippable() {
        return shippable;
    }

    /** Whether money is reserved or taken. */
    public boolean secured() {
        return this == AUTHORIZED || this == PARTIALLY_CAPTURED || this == CAPTURED;
    }

    /** Whether the shopper can begin another payment of the same order. */
    public boolean payable() {
        return this == OPEN || this == DECLINED || this == LAPSED;
    }
}
