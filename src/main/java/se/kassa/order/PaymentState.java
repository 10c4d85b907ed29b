package se.kassa.order;

/** What is known of an order's payment, in the payment field's words. */
public enum PaymentState {
    /** No payment has been begun, as far as anybody knows. */
    OPEN(Receipt.UNPAID, false),
    /** The payment provider has not decided, or the shopper has something left to do: do not ship. */
    PENDING(Receipt.WAITING, false),
    /** The money is reserved: ship, then capture. */
    AUTHORIZED(Receipt.PAID, true),
    /** A part of the reserved money is taken. */
    PARTIALLY_CAPTURED(Receipt.PAID, true),
    /** All of the money is taken; says nothing of shipping. */
    CAPTURED(Receipt.PAID, true),
    /** Refused; the shopper may still pay another way. */
    DECLINED(Receipt.UNPAID, false),
    /** The shopper left the payment, or its time ran out. */
    LAPSED(Receipt.UNPAID, false),
    /** The reservation was released. */
    CANCELLED(Receipt.UNPAID, false),
    /** The payment provider forbids the delivery. */
    STOPPED(Receipt.WAITING, false),
    /** The payment provider said something that we have never heard: shown as it is, and waited for. */
    UNKNOWN(Receipt.WAITING, false);

    /** What the receipt tells the shopper. */
    public enum Receipt {
        PAID,
        WAITING,
        UNPAID
    }

    private final Receipt receipt;
    private final boolean shippable;

    PaymentState(Receipt receipt, boolean shippable) {
        this.receipt = receipt;
        this.shippable = shippable;
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
        return shippable;
    }

    /** Whether the shopper can begin another payment of the same order. */
    public boolean payable() {
        return this == OPEN || this == DECLINED || this == LAPSED;
    }
}
