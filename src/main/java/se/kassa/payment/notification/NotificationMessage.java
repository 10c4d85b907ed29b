package se.kassa.payment.notification;

/**
 * The body of a notification and the fields that were read from it. The fields are shown to staff and written to the
 * history; they decide nothing.
 *
 * @param readable whether the body has the provider's format; if false, the fields are null
 * @param body the complete body, without characters that a database cannot store
 * @param identity digest of the body as received; a repeated notification has the same one
 * @param providerOrderId the provider's id of the payment, at most 64 characters; null if missing or malformed
 * @param status the provider's term, at most 64 characters; null if missing or malformed
 * @param event the provider's term, at most 64 characters; null if missing or malformed
 */
public record NotificationMessage(
        boolean readable, String body, String identity, String providerOrderId, String status, String event) {}
