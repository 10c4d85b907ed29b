package se.kassa.payment.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import se.kassa.payment.IncomingNotification;
import se.kassa.payment.NotificationResult;

/**
 * Reads the events that Stripe sends to the webhook endpoint. Only ids are taken from an event; what happened is queried
 * afterwards, so that repeated and late events do no harm.
 */
@ApplicationScoped
class StripeEventParser {

    private static final int MAX_FIELD_LENGTH = 64;
    private static final int MAX_ID_LENGTH = 255;

    @Inject
    private StripeSettings settings;

    @Inject
    private Clock clock;

    NotificationResult parse(IncomingNotification request) {
        Optional<String> problem = WebhookSignature.problem(
                request.header("stripe-signature").orElse(null),
                request.body(),
                settings.webhookSecrets(),
                clock.instant());
        if (problem.isPresent()) {
            return new NotificationResult.NotAuthentic(problem.get());
        }
        try {
            return event(StripeObject.parse(new String(request.body(), StandardCharsets.UTF_8)));
        } catch (JsonException e) {
            return new NotificationResult.Unreadable("The body is not a JSON object");
        }
    }

    /** Events of payments carry the secret with which a browser may confirm them, and the customer's details. */
    static String withoutSecrets(String event) {
        try {
            return StripePaymentMapper.cleaned(StripeObject.parse(event).json()).toString();
        } catch (JsonException e) {
            return event;
        }
    }

    private static NotificationResult event(StripeObject event) {
        String id = shorter(event.text("id"), MAX_ID_LENGTH);
        String type = shorter(event.text("type"), MAX_FIELD_LENGTH);
        StripeObject object = event.object("data").object("object");
        String kind = String.valueOf(object.text("object"));
        if (id == null || type == null) {
            return new NotificationResult.Unreadable("The body is not an event");
        }
        boolean session = kind.equals("checkout.session");
        String paymentId = shorter(
                kind.equals("payment_intent") ? object.text("id") : object.id("payment_intent"), MAX_FIELD_LENGTH);
        String reference = shorter(object.object("metadata").text(StripePaymentMapper.REFERENCE), MAX_FIELD_LENGTH);
        String attempt = shorter(object.object("metadata").text(StripePaymentMapper.ATTEMPT), MAX_FIELD_LENGTH);
        String sessionId = session ? shorter(object.text("id"), MAX_ID_LENGTH) : null;
        if (reference == null && paymentId == null && sessionId == null) {
            return new NotificationResult.Foreign(type);
        }
        return new NotificationResult.Ours(
                null,
                reference,
                attempt,
                paymentId,
                sessionId,
                id,
                type,
                shorter(object.text("status"), MAX_FIELD_LENGTH));
    }

    private static String shorter(String value, int maxLength) {
        return value == null || value.isBlank() || value.length() > maxLength ? null : value;
    }
}
