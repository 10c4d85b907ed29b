package se.kassa.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A cart as received.
 *
 * @param state {@code OPEN}, {@code LINK} of a payment link, {@code REPLACED} by an update, or {@code ORDERED}
 * @param orderId the order that came of it; null before
 */
public record SandboxCart(
        String key, String merchant, String state, OffsetDateTime created, String orderId, JsonObject body) {

    static final String OPEN = "OPEN";
    static final String LINK = "LINK";

    /** The sum of the rows, in minor units. */
    public long rowsAmount() {
        return body.getJsonObject("cart")
                .getJsonNumber("amount")
                .bigDecimalValue()
                .longValueExact();
    }

    /** The delivery methods that the shop offers on the page of the payment; mostly none. */
    public List<JsonObject> deliveryMethods() {
        return body.get("deliveryMethods") instanceof JsonArray methods
                ? methods.getValuesAs(JsonObject.class)
                : List.of();
    }

    /** The delivery method that is selected, unless the shopper chose one: the one with this id. */
    public Optional<JsonObject> delivery(String chosen) {
        return deliveryMethods().stream()
                .filter(method -> chosen == null
                        ? method.getBoolean("selected", false)
                        : method.getString("id").equals(chosen))
                .findFirst();
    }

    /** The price of a delivery method, in minor units. */
    public static long price(JsonObject delivery) {
        return delivery.getJsonNumber("price").bigDecimalValue().longValueExact();
    }

    boolean isSwedish() {
        return body.getJsonObject("locale").getString("language").equals("sv");
    }

    public boolean isOpen() {
        return state.equals(OPEN);
    }

    /** Whether it is a payment link that nobody has paid. */
    public boolean isLink() {
        return state.equals(LINK);
    }

    SandboxCart replaced() {
        return new SandboxCart(key, merchant, "REPLACED", created, orderId, body);
    }

    SandboxCart ordered(String order) {
        return new SandboxCart(key, merchant, "ORDERED", created, order, body);
    }
}
