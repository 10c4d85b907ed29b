package se.kassa.sandbox.stripe;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * An object of Stripe's API. Fields whose names begin with an underscore are the sandbox's own and never leave it.
 *
 * @param kind Stripe's {@code object}
 * @param created seconds since 1970
 * @param status what lists are filtered by; for an event its type
 * @param parent the payment intent of a session, charge or refund; null for none
 * @param due when it changes by itself, in seconds since 1970; null for never
 */
public record StripeObject(
        String id, String kind, long created, String status, String parent, Long due, JsonObject document) {

    /** With one field changed. A {@code status} of the object becomes its status here. */
    public StripeObject with(String field, JsonValue value) {
        JsonObject changed =
                Json.createObjectBuilder(document).add(field, value).build();
        return new StripeObject(
                id, kind, created, field.equals("status") ? changed.getString(field) : status, parent, due, changed);
    }

    public StripeObject with(String field, String value) {
        return with(field, value == null ? JsonValue.NULL : Json.createValue(value));
    }

    public StripeObject with(String field, long value) {
        return with(field, Json.createValue(value));
    }

    StripeObject under(String newParent) {
        return new StripeObject(id, kind, created, status, newParent, due, document);
    }

    StripeObject dueAt(Long newDue) {
        return new StripeObject(id, kind, created, status, parent, newDue, document);
    }

    public String text(String field) {
        return document.getString(field, null);
    }

    public long number(String field) {
        return document.getJsonNumber(field).longValueExact();
    }

    /** As it leaves the sandbox. */
    JsonObject shown() {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        document.forEach((name, value) -> {
            if (!name.startsWith("_")) {
                shown.add(name, value);
            }
        });
        return shown.build();
    }
}
