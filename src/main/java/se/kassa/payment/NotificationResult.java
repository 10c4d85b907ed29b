package se.kassa.payment;

/** What an adapter made of a notification. */
public sealed interface NotificationResult {

    /**
     * A notification about one attempt. With a token, the attempt is the one with that token. Without, it is the first that
     * the shop knows by reference, by payment id or by session id, in this order. The other fields are shown to staff and written to the history; they decide nothing.
     *
     * @param token the attempt's notification token from the URL; null if the provider's URL has none
     * @param reference our reference; null if missing
     * @param attemptDigest {@link PaymentRequest#attemptDigest} as the provider has it; null if missing
     * @param paymentId the provider's id of the payment, at most 64 characters; null if missing
     * @param sessionId the provider's id of the session; null if missing
     * @param eventId the provider's id of the event: a repeated notification has the same one; null if the provider sends
     *     none, then the body identifies it
     * @param event the provider's term, at most 64 characters; null if missing
     * @param status the provider's term, at most 64 characters; null if missing
     */
    record Ours(
            String token,
            String reference,
            String attemptDigest,
            String paymentId,
            String sessionId,
            String eventId,
            String event,
            String status)
            implements NotificationResult {

        /** Without digest. */
        public Ours(
                String token,
                String reference,
                String paymentId,
                String sessionId,
                String eventId,
                String event,
                String status) {
            this(token, reference, null, paymentId, sessionId, eventId, event, status);
        }
    }

    /** Authentic, but not about a payment of this shop: acknowledged, counted and forgotten. */
    record Foreign(String why) implements NotificationResult {}

    /** The sender did not prove to be the provider: rejected with 401. */
    record NotAuthentic(String why) implements NotificationResult {}

    /**
     * Authentic, but without the provider's format: rejected with 400. It is stored for staff to see if the URL's token
     * belongs to an attempt.
     */
    record Unreadable(String why) implements NotificationResult {}
}
