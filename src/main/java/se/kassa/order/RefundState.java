package se.kassa.order;

/** How much of what was captured is refunded. */
public enum RefundState {
    NONE,
    PARTIAL,
    FULL;

    /** The state of these amounts, both in minor units. */
    public static RefundState of(long captured, long refunded) {
        if (refunded <= 0) {
            return NONE;
        }
        return refunded < captured ? PARTIAL : FULL;
    }
}
