package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/** Shows objects as answers, with the objects in them that {@code expand} asks for. */
@ApplicationScoped
public class Expander {

    /** What can be expanded in each kind of object, and the kind that it is. */
    private static final Map<String, Map<String, String>> EXPANDABLE = Map.of(
            CheckoutSessions.KIND, Map.of("payment_intent", PaymentIntents.KIND),
            PaymentIntents.KIND, Map.of("latest_charge", PaymentIntents.CHARGE),
            PaymentIntents.CHARGE, Map.of("payment_intent", PaymentIntents.KIND),
            StripeRefunds.KIND, Map.of("payment_intent", PaymentIntents.KIND, "charge", PaymentIntents.CHARGE));

    @Inject
    private StripeStore store;

    /** The paths of {@code expand} in checked parameters. */
    public static List<String> paths(JsonObject parameters) {
        JsonArray expand = parameters.getJsonArray("expand");
        return expand == null ? List.of() : expand.getValuesAs(JsonString::getString);
    }

    /** @throws StripeError where a path leads nowhere */
    public JsonObject show(StripeObject object, List<String> paths) {
        JsonObject shown = object.shown();
        for (String path : paths) {
            String[] steps = path.split("\\.", 2);
            String field = steps[0];
            List<String> rest = steps.length == 1 ? List.of() : List.of(steps[1]);
            shown = Json.createObjectBuilder(shown)
                    .add(field, expanded(object, shown, field, rest))
                    .build();
        }
        return shown;
    }

    private JsonValue expanded(StripeObject object, JsonObject shown, String field, List<String> rest) {
        if (object.kind().equals(CheckoutSessions.KIND) && field.equals("line_items") && rest.isEmpty()) {
            return lineItems(object);
        }
        String kind = EXPANDABLE.getOrDefault(object.kind(), Map.of()).get(field);
        if (kind == null) {
            throw StripeError.parameter(null, "expand", "This property cannot be expanded (" + field + ").");
        }
        if (shown.isNull(field)) {
            return JsonValue.NULL;
        }
        JsonObject inner = show(store.get(kind, object.text(field)), rest);
        // Another path may have expanded something else in the same object.
        return shown.get(field) instanceof JsonObject before
                ? Json.createObjectBuilder(before)
                        .addAll(Json.createObjectBuilder(inner))
                        .build()
                : inner;
    }

    /** The first ten line items, as Stripe includes them in a session. */
    private static JsonObject lineItems(StripeObject session) {
        JsonArray all = session.document().getJsonArray("_line_items");
        JsonArrayBuilder first = Json.createArrayBuilder();
        all.stream().limit(10).forEach(first::add);
        return Json.createObjectBuilder()
                .add("object", "list")
                .add("data", first)
                .add("has_more", all.size() > 10)
                .add("url", "/v1/checkout/sessions/" + session.id() + "/line_items")
                .build();
    }

    /**
     * A page of a list.
     *
     * @param found newest first; one more than the limit where there are more
     */
    public JsonObject list(List<StripeObject> found, JsonObject query, String url) {
        return Json.createObjectBuilder()
                .add("object", "list")
                .add("data", data(found, query))
                .add("has_more", found.size() > StripeStore.limit(query))
                .add("url", url)
                .build();
    }

    /** A page of a search: all that fit, cut by {@code limit} and {@code page}. */
    public JsonObject searchResult(List<StripeObject> found, JsonObject query, String url) {
        int begin = begin(query);
        List<StripeObject> rest = found.subList(Math.min(begin, found.size()), found.size());
        int limit = StripeStore.limit(query);
        boolean more = rest.size() > limit;
        return Json.createObjectBuilder()
                .add("object", "search_result")
                .add("data", data(rest, query))
                .add("has_more", more)
                .add("next_page", more ? Json.createValue("page_" + (begin + limit)) : JsonValue.NULL)
                .add("url", url)
                .build();
    }

    private static int begin(JsonObject query) {
        String page = query.getString("page", "page_0");
        if (!page.matches("page_\\d{1,9}")) {
            throw StripeError.parameter(null, "page", "Invalid page: " + page);
        }
        return Integer.parseInt(page.substring("page_".length()));
    }

    private JsonArray data(List<StripeObject> found, JsonObject query) {
        List<String> paths = paths(query).stream()
                .map(path -> {
                    if (!path.startsWith("data.")) {
                        throw StripeError.parameter(null, "expand", "In a list, a path begins with data.: " + path);
                    }
                    return path.substring("data.".length());
                })
                .toList();
        JsonArrayBuilder data = Json.createArrayBuilder();
        found.stream().limit(StripeStore.limit(query)).forEach(object -> data.add(show(object, paths)));
        return data.build();
    }
}
