package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import se.kassa.payment.notification.NotificationMessage;
import se.kassa.payment.notification.NotificationParser;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.text.TextNormalizer;

/**
 * Reads Ecster's order event notifications (developer site; the field names of the first API from the PrestaShop
 * module).
 */
@ApplicationScoped
class EcsterNotificationParser implements NotificationParser {

    private static final int MAX_FIELD_LENGTH = 64;
    private static final int MAX_DEPTH = 20;

    @Override
    public NotificationMessage parse(String body) {
        String stored = TextNormalizer.storable(body);
        JsonObject fields = fields(stored);
        return new NotificationMessage(
                fields != null,
                stored,
                Tokens.sha256(body),
                first(fields, "orderId", "internalReference"),
                first(fields, "status"),
                first(fields, "event"));
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
            String value = OrderResponse.text(fields, name);
            if (value != null && !value.isBlank() && value.length() <= MAX_FIELD_LENGTH) {
                return value;
            }
        }
        return null;
    }
}
