package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.kassa.sandbox.SandboxClock;

/** Checkout Sessions with the hosted page. */
@ApplicationScoped
public class CheckoutSessions {

    public static final String KIND = "checkout.session";

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    @Inject
    private StripeStore store;

    @Inject
    private StripeEvents events;

    @Inject
    private SandboxClock clock;

    /**
     * {@code POST /v1/checkout/sessions}, in the caller's transaction.
     *
     * @param pages where the hosted pages are; ends in a slash
     */
    public StripeObject create(JsonObject parameters, URI pages) {
        long now = clock.now().toEpochSecond();
        String currency = currency(parameters);
        JsonArray lines = lines(parameters);
        long total = lines.stream()
                .mapToLong(line ->
                        line.asJsonObject().getJsonNumber("amount_total").longValueExact())
                .sum();
        if (total > Parameters.LARGEST_AMOUNT) {
            throw StripeError.parameter("amount_too_large", "line_items", "The total has at most eight digits");
        }
        long expires = expiry(parameters, now);
        JsonArray methods = methods(parameters, currency);
        String id = StripeIds.session();
        JsonObjectBuilder session = Json.createObjectBuilder()
                .add("id", id)
                .add("object", KIND)
                .add("amount_subtotal", total)
                .add("amount_total", total);
        for (String field : new String[] {
            "billing_address_collection",
            "cancel_url",
            "client_reference_id",
            "consent_collection",
            "custom_text",
            "customer_creation",
            "customer_email",
            "locale",
            "phone_number_collection",
            "shipping_address_collection",
            "submit_type",
            "success_url",
            "tax_id_collection"
        }) {
            session.add(field, parameters.getOrDefault(field, JsonValue.NULL));
        }
        JsonObject document = session.add("created", now)
                .add("currency", currency)
                .addNull("collected_information")
                .addNull("customer")
                .addNull("customer_details")
                .add("expires_at", expires)
                .add("livemode", false)
                .add("metadata", parameters.getOrDefault("metadata", JsonValue.EMPTY_JSON_OBJECT))
                .add("mode", "payment")
                .addNull("payment_intent")
                .add(
                        "payment_method_options",
                        parameters.getOrDefault("payment_method_options", JsonValue.EMPTY_JSON_OBJECT))
                .add("payment_method_types", methods)
                .add("payment_status", total == 0 ? "no_payment_required" : "unpaid")
                .add("status", "open")
                .add(
                        "total_details",
                        Json.createObjectBuilder()
                                .add("amount_discount", 0)
                                .add("amount_shipping", 0)
                                .add("amount_tax", 0))
                .add("ui_mode", "hosted_page")
                .add("url", pages.resolve("checkout.xhtml?session=" + id).toString())
                .add("_line_items", lines)
                .add(
                        "_payment_intent_data",
                        parameters.getOrDefault("payment_intent_data", JsonValue.EMPTY_JSON_OBJECT))
                .build();
        return store.save(new StripeObject(id, KIND, now, "open", null, expires, document));
    }

    private static String currency(JsonObject parameters) {
        List<String> currencies = parameters.getJsonArray("line_items").stream()
                .map(line -> line.asJsonObject().getJsonObject("price_data").getString("currency"))
                .distinct()
                .toList();
        if (currencies.size() != 1) {
            throw StripeError.parameter(null, "line_items", "All line items must have the same currency");
        }
        return currencies.get(0);
    }

    private static JsonArray lines(JsonObject parameters) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        for (JsonObject item : parameters.getJsonArray("line_items").getValuesAs(JsonObject.class)) {
            JsonObject price = item.getJsonObject("price_data");
            long unit = price.getJsonNumber("unit_amount").longValueExact();
            long amount = Math.multiplyExact(unit, item.getInt("quantity"));
            lines.add(Json.createObjectBuilder()
                    .add("id", StripeIds.of("li"))
                    .add("object", "item")
                    .add("amount_discount", 0)
                    .add("amount_subtotal", amount)
                    .add("amount_tax", 0)
                    .add("amount_total", amount)
                    .add("currency", price.getString("currency"))
                    .add("description", price.getJsonObject("product_data").getString("name"))
                    .add("metadata", item.getOrDefault("metadata", JsonValue.EMPTY_JSON_OBJECT))
                    .add(
                            "price",
                            Json.createObjectBuilder()
                                    .add("id", StripeIds.of("price"))
                                    .add("object", "price")
                                    .add("currency", price.getString("currency"))
                                    .add("product", StripeIds.of("prod"))
                                    .add("tax_behavior", price.getString("tax_behavior", "unspecified"))
                                    .add("type", "one_time")
                                    .add("unit_amount", unit))
                    .add("quantity", item.getInt("quantity")));
        }
        return lines.build();
    }

    private static long expiry(JsonObject parameters, long now) {
        if (!parameters.containsKey("expires_at")) {
            return now + LONGEST.toSeconds();
        }
        long expires = parameters.getJsonNumber("expires_at").longValueExact();
        if (expires < now + SHORTEST.toSeconds() || expires > now + LONGEST.toSeconds()) {
            throw StripeError.parameter(
                    null, "expires_at", "expires_at must be from 30 minutes to 24 hours after the session's creation");
        }
        return expires;
    }

    /** The methods asked for; without any, those that fit, as the settings of an account decide at Stripe. */
    private static JsonArray methods(JsonObject parameters, String currency) {
        boolean manual = "manual"
                .equals(parameters
                        .getOrDefault("payment_intent_data", JsonValue.EMPTY_JSON_OBJECT)
                        .asJsonObject()
                        .getString("capture_method", null));
        JsonArray asked = parameters.getJsonArray("payment_method_types");
        if (asked == null) {
            JsonArrayBuilder fitting = Json.createArrayBuilder();
            Arrays.stream(StripeMethod.values())
                    .filter(method -> method != StripeMethod.BILLIE)
                    .filter(method -> refusal(method, manual, currency) == null)
                    .forEach(method -> fitting.add(method.word()));
            return fitting.build();
        }
        for (JsonString word : asked.getValuesAs(JsonString.class)) {
            String refusal = refusal(StripeMethod.of(word.getString()), manual, currency);
            if (refusal != null) {
                throw StripeError.parameter(null, "payment_method_types", refusal);
            }
        }
        return asked;
    }

    private static String refusal(StripeMethod method, boolean manual, String currency) {
        if (manual && !method.isCapturedLater()) {
            return "The payment method " + method.word() + " can't be used with capture_method=manual";
        }
        return method == StripeMethod.SWISH && !currency.equals("sek")
                ? "The payment method swish can't be used with the currency " + currency
                : null;
    }

    /** @throws StripeError if there is none */
    public StripeObject get(String id) {
        return store.get(KIND, id);
    }

    /** {@code GET /v1/checkout/sessions}. */
    public List<StripeObject> list(JsonObject query) {
        StringBuilder condition = new StringBuilder();
        List<Object> values = new ArrayList<>();
        if (query.containsKey("status")) {
            condition.append(" and status = ?");
            values.add(query.getString("status"));
        }
        if (query.containsKey("payment_intent")) {
            condition.append(" and parent = ?");
            values.add(query.getString("payment_intent"));
        }
        return store.list(KIND, condition.toString(), values, query);
    }

    /** {@code POST /v1/checkout/sessions/{id}/expire}, in the caller's transaction. */
    public StripeObject expire(String id) {
        StripeObject session = get(id);
        if (!session.status().equals("open")) {
            throw StripeError.wrongState(
                    null,
                    null,
                    "Only a session with the status open can be expired; this one's is " + session.status());
        }
        return expire(session);
    }

    /** What becomes of a payment intent that was tried is not known; it stays as it is. */
    StripeObject expire(StripeObject session) {
        StripeObject expired = store.save(
                session.with("status", "expired").with("url", JsonValue.NULL).dueAt(null));
        events.add("checkout.session.expired", expired.shown());
        return expired;
    }
}
