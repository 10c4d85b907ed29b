package se.kassa.sandbox.stripe;

/** What a payment can come to on the hosted page: the outcomes that a person or a test plays. */
public enum StripeOutcome {
    /** Card 4242 4242 4242 4242. */
    APPROVE(null),
    /** Card 4000 0025 0000 3155: asks for 3-D Secure first. */
    AUTHENTICATE(null),
    /** The payment is decided later. */
    PROCESS(null),
    DENY("generic_decline"),
    /** Card 4000 0000 0000 9995. */
    NO_FUNDS("insufficient_funds");

    private final String declineCode;

    StripeOutcome(String declineCode) {
        this.declineCode = declineCode;
    }

    /** Stripe's {@code decline_code}; null where the payment is not declined. */
    String declineCode() {
        return declineCode;
    }

    public boolean isDeclined() {
        return declineCode != null;
    }

    /** Whether only a card can come to it. */
    public boolean isOfCards() {
        return this == AUTHENTICATE || this == NO_FUNDS;
    }
}
