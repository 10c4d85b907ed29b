package se.kassa.payment.ecster;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.text.TextNormalizer;

/**
 * The body of an order event notification (developer site; the field names of the first API from the PrestaShop
 * module). Whatever else it holds is kept with it; fields that are missing or odd are null.
 *
 * @param identity the digest of the whole body: the same event sent again has the same
 * @param orderId Ecster's order, at most 64 characters
 */
record NotificationMessage(
        boolean readable, String body, String identity, String orderId, String status, String event) {

    private static final int LONGEST_FIELD = 64;
    private static final int DEEPEST = 20;

    static NotificationMessage read(String body) {
        String kept = TextNormalizer.storable(body);
        JsonObject fields = parse(kept);
        return new NotificationMessage(
                fields != null,
                kept,
                Tokens.digest(body),
                first(fields, "orderId", "internalReference"),
                first(fields, "status"),
                first(fields, "event"));
    }

    private static JsonObject parse(String body) {
        if (depth(body) > DEEPEST) {
            return null;
        }
        try (JsonReader reader = EcsterJson.reader(body)) {
            JsonValue value = reader.readValue();
            return value instanceof JsonObject object ? object : null;
        } catch (JsonException | IllegalStateException e) {
            return null;
        }
    }

    /** How deep brackets are nested, counting those in texts too: more than enough for what Ecster sends. */
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
            if (value != null && !value.isBlank() && value.length() <= LONGEST_FIELD) {
                return value;
            }
        }
        return null;
    }
}
