package se.kassa.sandbox;

/** What a payment can come to on the hosted page: the outcomes that a person or a test plays. */
public enum Outcome {
    APPROVE("READY", true),
    SIGN("PENDING_SIGNATURE", true),
    DECIDE("PENDING_DECISION", true),
    MANUAL("MANUAL_PROCESSING", true),
    DENY("DENIED", false),
    FAIL("FAILED", false),
    ABORT("ABORTED", true),
    EXPIRE("EXPIRED", true),
    BLOCK("BLOCKED", true);

    private final String status;
    private final boolean leaving;

    Outcome(String status, boolean leaving) {
        this.status = status;
        this.leaving = leaving;
    }

    /** The order's status afterwards, but for Swish, whose money is taken at once (WooCommerce plugin). */
    public String status() {
        return status;
    }

    /** Whether the shopper is sent back to the shop; else another method can be tried on the page. */
    public boolean leaving() {
        return leaving;
    }

    /** What the script of an embedded payment calls: {@code success}, {@code denied} or {@code failure}. */
    public String callback() {
        return switch (this) {
            case APPROVE, SIGN, DECIDE, MANUAL -> "success";
            case DENY -> "denied";
            case FAIL, ABORT, EXPIRE, BLOCK -> "failure";
        };
    }

    /** Whether the shopper may try again in the same order. */
    static boolean allowsAnother(String status) {
        return status.equals("PENDING_PAYMENT") || status.equals("DENIED") || status.equals("FAILED");
    }
}
