package se.kassa.payment.notification;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import se.kassa.payment.IncomingNotification;
import se.kassa.payment.NotificationResult;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.text.InputNormalizer;

/**
 * The body of a notification and the fields that were read from it. The fields are shown to staff and written to the
 * history; they decide nothing.
 *
 * @param readable whether the body has the provider's format; if false, the fields are null
 * @param body the complete body, without characters that a database cannot store
 * @param deduplicationKey digest of the event's id, else of the body as received;
 *     a repeated notification has the same one
 * @param paymentId the provider's id of the payment, at most 64 characters; null if missing or malformed
 * @param status the provider's term, at most 64 characters; null if missing or malformed
 * @param event the provider's term, at most 64 characters; null if missing or malformed
 */
public record NotificationMessage(
        boolean readable, String body, String deduplicationKey, String paymentId, String status, String event) {

    static NotificationMessage of(IncomingNotification request, NotificationResult.Ours ours) {
        String body = text(request);
        String deduplicationKey =
                ours.eventId() == null ? Tokens.sha256(body) : Tokens.sha256("event " + ours.eventId());
        return new NotificationMessage(
                true, InputNormalizer.storable(body), deduplicationKey, ours.paymentId(), ours.status(), ours.event());
    }

    /** The same without what must not be stored. */
    NotificationMessage without(UnaryOperator<String> secrets) {
        return new NotificationMessage(readable, secrets.apply(body), deduplicationKey, paymentId, status, event);
    }

    static NotificationMessage unreadable(IncomingNotification request) {
        String body = text(request);
        return new NotificationMessage(false, InputNormalizer.storable(body), Tokens.sha256(body), null, null, null);
    }

    private static String text(IncomingNotification request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
