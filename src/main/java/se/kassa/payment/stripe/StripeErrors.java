package se.kassa.payment.stripe;

import jakarta.json.JsonException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderResponseException;

/** Reads Stripe's errors, {@code {"error": {"type", "code", "message", "param", "decline_code"}}}. */
final class StripeErrors {

    private static final int MAX_MESSAGE_LENGTH = 300;

    /** The payment is not in a state that allows the request; it may have been made elsewhere. */
    private static final Set<String> WRONG_STATE = Set.of("payment_intent_unexpected_state", "charge_already_refunded");

    private StripeErrors() {}

    /** @param requestId of the header {@code Request-Id}; null for none */
    static ProviderResponseException of(
            String operation, int status, String body, String requestId, Optional<Duration> retryAfter) {
        StripeObject error = error(body);
        String code = error.text("code", MAX_MESSAGE_LENGTH);
        String details = Stream.of(
                        error.text("type"),
                        code,
                        error.text("decline_code"),
                        error.text("param"),
                        error.text("message"))
                .filter(Objects::nonNull)
                .map(StripeErrors::safe)
                .collect(Collectors.joining(" "));
        return new ProviderResponseException(
                reason(status, error.text("type"), code),
                status,
                code,
                requestId == null ? null : safe(requestId),
                "Stripe answered %d to %s: %s"
                        .formatted(status, operation, details)
                        .strip(),
                null,
                retryAfter);
    }

    /**
     * A conflict says that a request with the same idempotency key is in progress, and an idempotency error that one with
     * other parameters was made: both leave open what that request did. So do a redirect, which is not followed, and an
     * error of the server.
     */
    private static Reason reason(int status, String type, String code) {
        if ("idempotency_error".equals(type)) {
            return Reason.OUTCOME_UNKNOWN;
        }
        if (code != null && WRONG_STATE.contains(code)) {
            return Reason.WRONG_STATE;
        }
        return switch (status) {
            case 401, 403 -> Reason.MISCONFIGURED;
            case 408, 409 -> Reason.OUTCOME_UNKNOWN;
            case 429 -> Reason.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? Reason.REFUSED : Reason.OUTCOME_UNKNOWN;
        };
    }

    private static StripeObject error(String body) {
        try {
            return StripeObject.parse(body).object("error");
        } catch (JsonException e) {
            return StripeObject.EMPTY;
        }
    }

    /** On one line, short, and without anything that looks like a key. */
    private static String safe(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ")
                .replaceAll("\\b(?:[sr]k|whsec)_[^\\s.,;'\")]+", "***")
                .replaceAll("[^\\s:'\"]+@[^\\s'\"]+", "***");
        return line.length() > MAX_MESSAGE_LENGTH ? line.substring(0, MAX_MESSAGE_LENGTH) : line;
    }
}
