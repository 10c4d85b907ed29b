package se.kassa.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An order of the sandbox: the document that {@code GET /v1/orders/{orderId}} answers with, and where its events go.
 *
 * @param document in Ecster's form (developer site)
 * @param notificationUrl null where the cart had none
 */
public record SandboxOrder(
        String id, String merchant, String reference, String cartKey, String notificationUrl, JsonObject document) {

    private static final int DELIVERY_VAT_RATE = 2500;

    public String status() {
        return document.getString("status");
    }

    public long amount() {
        return document.getJsonNumber("amount").longValueExact();
    }

    public long debitedAmount() {
        return document.getJsonNumber("debitedAmount").longValueExact();
    }

    public long creditedAmount() {
        return document.getJsonNumber("creditedAmount").longValueExact();
    }

    public String method() {
        return document.getJsonObject("properties").getString("method", "");
    }

    /** Null before somebody identified. */
    String nationalId() {
        return document.get("consumer") instanceof JsonObject consumer ? consumer.getString("nationalId", null) : null;
    }

    public JsonArray transactions() {
        return document.getJsonArray("transactions");
    }

    public SandboxOrder with(String field, JsonValue value) {
        JsonObjectBuilder copy = Json.createObjectBuilder(document);
        return new SandboxOrder(
                id,
                merchant,
                reference,
                cartKey,
                notificationUrl,
                copy.add(field, value).build());
    }

    public SandboxOrder with(String field, String value) {
        return with(field, Json.createValue(value));
    }

    public SandboxOrder with(String field, long value) {
        return with(field, Json.createValue(value));
    }

    /** With one more transaction. */
    SandboxOrder plus(JsonObject transaction) {
        return with(
                "transactions",
                Json.createArrayBuilder(transactions()).add(transaction).build());
    }

    public SandboxOrder withReference(String newReference) {
        return new SandboxOrder(id, merchant, newReference, cartKey, notificationUrl, document)
                .with("orderReference", newReference);
    }

    /** The short form of the search: no transactions (developer site). */
    public JsonObject inShort() {
        return Json.createObjectBuilder(document).remove("transactions").build();
    }

    /** Null unless something is debited. */
    String latestDebit() {
        return transactions().stream()
                .map(JsonValue::asJsonObject)
                .filter(transaction -> transaction.getString("type").equals("DEBIT"))
                .map(transaction -> transaction.getString("id"))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /**
     * The same order with what is bought: the cart's rows, and the selected delivery as a row without part number
     * (WooCommerce plugin; its VAT rate is invented). The fee is part of the amount of {@code ORIGINAL} (developer site).
     */
    SandboxOrder buying(SandboxCart cart, Optional<JsonObject> delivery, long fee) {
        long amount = cart.rowsAmount() + delivery.map(SandboxCart::price).orElse(0L) + fee;
        JsonArrayBuilder rows =
                Json.createArrayBuilder(cart.body().getJsonObject("cart").getJsonArray("rows"));
        delivery.ifPresent(method -> rows.add(Json.createObjectBuilder()
                .add("name", cart.isSwedish() ? "Fraktavgift" : "Shipping fee")
                .add("quantity", 1)
                .add("unitAmount", SandboxCart.price(method))
                .add("vatRate", DELIVERY_VAT_RATE)));
        JsonObject original = Json.createObjectBuilder(transactions().getJsonObject(0))
                .add("amount", amount)
                .add("rows", rows)
                .build();
        JsonArray changed =
                Json.createArrayBuilder(transactions()).set(0, original).build();
        return with("transactions", changed).with("amount", amount);
    }

    /** An order as it begins, before anything is known of its payment. */
    static SandboxOrder of(String id, SandboxCart cart, OffsetDateTime now) {
        JsonObject content = cart.body().getJsonObject("cart");
        JsonObject original = Json.createObjectBuilder()
                .add("id", Ids.next())
                .add("type", "ORIGINAL")
                .add("created", now.toString())
                .add("amount", cart.rowsAmount())
                .add("rows", content.getJsonArray("rows"))
                .build();
        JsonObjectBuilder document = Json.createObjectBuilder()
                .add("id", id)
                .add("merchantId", Integer.toUnsignedString(cart.merchant().hashCode()))
                .add("status", "PENDING_PAYMENT")
                .add("properties", Json.createObjectBuilder())
                .add("created", now.toString())
                .add("amount", cart.rowsAmount())
                .add("currency", content.getString("currency"))
                .add("debitedAmount", 0)
                .add("creditedAmount", 0)
                .add("transactions", Json.createArrayBuilder().add(original));
        String reference = cart.body().getString("orderReference", null);
        if (reference != null) {
            document.add("orderReference", reference);
        }
        return new SandboxOrder(
                id,
                cart.merchant(),
                reference,
                cart.key(),
                cart.body().getString("notificationUrl", null),
                document.build());
    }
}
