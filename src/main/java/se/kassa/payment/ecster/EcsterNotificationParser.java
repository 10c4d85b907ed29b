package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import se.kassa.payment.IncomingNotification;
import se.kassa.payment.NotificationResult;
import se.kassa.platform.text.InputNormalizer;

/**
 * Reads Ecster's order event notifications (developer site; the field names of the first API from the PrestaShop
 * module). The attempt is found by the token in the URL.
 */
@ApplicationScoped
class EcsterNotificationParser {

    private static final int MAX_FIELD_LENGTH = 64;
    private static final int MAX_DEPTH = 20;

    private final EcsterSettings settings;

    /** For the container's proxy. */
    protected EcsterNotificationParser() {
        this(null);
    }

    @Inject
    EcsterNotificationParser(EcsterSettings settings) {
        this.settings = settings;
    }

    NotificationResult parse(IncomingNotification request) {
        if (request.token().isEmpty()) {
            return new NotificationResult.NotAuthentic("The URL has no token");
        }
        if (!isAuthentic(request)) {
            return new NotificationResult.NotAuthentic("The agreed header is missing or wrong");
        }
        JsonObject fields = fields(InputNormalizer.storable(new String(request.body(), StandardCharsets.UTF_8)));
        if (fields == null) {
            return new NotificationResult.Unreadable("The body is not a JSON object");
        }
        return new NotificationResult.Ours(
                request.token().get(),
                null,
                first(fields, "orderId", "internalReference"),
                null,
                null,
                first(fields, "event"),
                first(fields, "status"));
    }

    private boolean isAuthentic(IncomingNotification request) {
        return settings.notificationHeader()
                .map(agreed -> agreed.matches(
                        request.header(agreed.name().toLowerCase(Locale.ROOT)).orElse(null)))
                .orElse(true);
    }

    private static JsonObject fields(String body) {
        if (depth(body) > MAX_DEPTH) {
            return null;
        }
        try (JsonReader reader = EcsterJson.reader(body)) {
            JsonValue value = reader.readValue();
            return value instanceof JsonObject object ? object : null;
        } catch (JsonException | IllegalStateException e) {
            return null;
        }
    }

    /** The nesting depth of brackets, including those in strings: Ecster's notifications are flat. */
    private static int depth(String body) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < body.length(); i++) {
            char character = body.charAt(i);
            if (character == '{' || character == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (character == '}' || character == ']') {
                depth--;
            }
        }
        return deepest;
    }

    private static String first(JsonObject fields, String... names) {
        if (fields == null) {
            return null;
        }
        for (String name : names) {
            String value = EcsterOrderResponse.text(fields, name);
            if (value != null && !value.isBlank() && value.length() <= MAX_FIELD_LENGTH) {
                return value;
            }
        }
        return null;
    }
}
