package se.kassa.payment.stripe;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/**
 * Reads an object of Stripe's API. A field that is missing or of another type is null, 0, false or empty: the caller
 * decides what it needs.
 */
record StripeObject(JsonObject json) {

    static final StripeObject EMPTY = new StripeObject(JsonValue.EMPTY_JSON_OBJECT);

    /** The provider lookup of {@code Json} is slow, so that it is done once. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final int MAX_DEPTH = 60;
    private static final long MAX_SECONDS = 253_402_300_799L;

    /** @throws JsonException if the text is not a JSON object, or nested deeper than Stripe's objects are */
    static StripeObject parse(String text) {
        checkDepth(text);
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return new StripeObject(reader.readObject());
        } catch (IllegalStateException e) {
            throw new JsonException("Unreadable", e);
        }
    }

    /** Counts brackets in strings too: far fewer are open at a time in Stripe's objects. */
    private static void checkDepth(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '{' || character == '[') {
                depth++;
            } else if (character == '}' || character == ']') {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new JsonException("Nested too deeply");
            }
        }
    }

    boolean isEmpty() {
        return json.isEmpty();
    }

    /** A text, fit for the database; null where there is none. */
    String text(String field) {
        return json.get(field) instanceof JsonString string ? InputNormalizer.storable(string.getString()) : null;
    }

    /** The same, cut to a length. */
    String text(String field, int maxLength) {
        String text = text(field);
        return text == null || text.length() <= maxLength ? text : text.substring(0, maxLength);
    }

    /** The id in a field that has either the id or, expanded, the whole object. */
    String id(String field) {
        return json.get(field) instanceof JsonObject expanded ? new StripeObject(expanded).text("id") : text(field);
    }

    StripeObject object(String field) {
        return json.get(field) instanceof JsonObject inner ? new StripeObject(inner) : EMPTY;
    }

    /** The objects of a list, {@code {"object": "list", "data": […]}}. */
    List<StripeObject> data() {
        JsonArray data = json.get("data") instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
        return data.stream()
                .filter(JsonObject.class::isInstance)
                .map(value -> new StripeObject(value.asJsonObject()))
                .toList();
    }

    boolean flag(String field) {
        return JsonValue.TRUE.equals(json.get(field));
    }

    /** A whole number of minor units; 0 where there is none, -1 for a number that is not whole. */
    long amount(String field) {
        if (!(json.get(field) instanceof JsonNumber number)) {
            return 0;
        }
        try {
            return number.bigDecimalValue().longValueExact();
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    /** A time in seconds since 1970. */
    Optional<OffsetDateTime> time(String field) {
        long seconds = amount(field);
        return seconds <= 0 || seconds > MAX_SECONDS
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }
}
