package se.kassa.sandbox.stripe;

import java.util.Locale;

/** The payment methods that the sandbox plays, in the order that Swedish law asks for: no credit first. */
public enum StripeMethod {
    CARD(true),
    SWISH(false),
    KLARNA(true),
    BILLIE(true);

    private final boolean capturedLater;

    StripeMethod(boolean capturedLater) {
        this.capturedLater = capturedLater;
    }

    /** Stripe's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StripeMethod of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the payment can be reserved first and captured later. */
    boolean isCapturedLater() {
        return capturedLater;
    }
}
