package se.kassa.payment.stripe;

import se.kassa.order.PaymentState;

/**
 * What a PaymentIntent and the Checkout Session that it belongs to mean for the shop.
 *
 * @param word Stripe's own word, for staff
 */
record StripeStatus(PaymentState state, String word) {

    private static final String OPEN = "open";
    private static final String EXPIRED = "expired";

    /**
     * An open session can still be paid, whatever was tried in it: the order stays unpaid until the shopper confirms. A
     * session that is complete, but whose intent lacks a payment method again, was declined after the shopper had left.
     *
     * @param intent empty if the shopper has not begun to pay
     * @param session empty if it is not known
     */
    static StripeStatus of(StripeObject intent, StripeObject session) {
        String sessionStatus = session.text("status");
        if (intent.isEmpty()) {
            return ofSession(sessionStatus);
        }
        String status = String.valueOf(intent.text("status"));
        return switch (status) {
            case "requires_payment_method", "requires_confirmation" -> unconfirmed(status, sessionStatus);
            case "requires_action" ->
                EXPIRED.equals(sessionStatus)
                        ? new StripeStatus(PaymentState.EXPIRED, EXPIRED)
                        : new StripeStatus(PaymentState.PENDING, status);
            case "processing" -> new StripeStatus(PaymentState.PENDING, status);
            case "requires_capture" -> new StripeStatus(PaymentState.AUTHORIZED, status);
            case "succeeded" -> new StripeStatus(PaymentState.CAPTURED, status);
            case "canceled" -> cancelled(intent, sessionStatus);
            default -> new StripeStatus(PaymentState.UNKNOWN, status);
        };
    }

    private static StripeStatus ofSession(String status) {
        if (status == null || OPEN.equals(status)) {
            return new StripeStatus(PaymentState.NOT_STARTED, OPEN);
        }
        return EXPIRED.equals(status)
                ? new StripeStatus(PaymentState.EXPIRED, EXPIRED)
                : new StripeStatus(PaymentState.UNKNOWN, status);
    }

    private static StripeStatus unconfirmed(String status, String sessionStatus) {
        if (EXPIRED.equals(sessionStatus)) {
            return new StripeStatus(PaymentState.EXPIRED, EXPIRED);
        }
        return "complete".equals(sessionStatus)
                ? new StripeStatus(PaymentState.DECLINED, status)
                : new StripeStatus(PaymentState.NOT_STARTED, status);
    }

    /** Whether the shopper never paid, the authorisation ran out, or somebody voided it. */
    private static StripeStatus cancelled(StripeObject intent, String sessionStatus) {
        if (EXPIRED.equals(sessionStatus)) {
            return new StripeStatus(PaymentState.EXPIRED, EXPIRED);
        }
        String reason = intent.text("cancellation_reason");
        if ("automatic".equals(reason)) {
            return new StripeStatus(PaymentState.EXPIRED, reason);
        }
        return new StripeStatus(
                intent.id("latest_charge") == null ? PaymentState.EXPIRED : PaymentState.CANCELLED, "canceled");
    }
}
