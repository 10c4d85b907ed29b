package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.kassa.sandbox.Ids;
import se.kassa.sandbox.SandboxClock;

/** Where events are sent: the endpoint of the settings, and those that the API created. */
@ApplicationScoped
public class WebhookEndpoints {

    static final String KIND = "webhook_endpoint";

    /** @param events the types that it wants; {@code *} for all */
    record Endpoint(String url, String secret, List<String> events) {

        boolean wants(String type) {
            return events.contains("*") || events.contains(type);
        }
    }

    @Inject
    private StripeSettings settings;

    @Inject
    private StripeStore store;

    @Inject
    private SandboxClock clock;

    /** {@code POST /v1/webhook_endpoints}. Only this answer has the secret. */
    public JsonObject create(JsonObject parameters) {
        JsonObject document = Json.createObjectBuilder()
                .add("id", StripeIds.of("we"))
                .add("object", KIND)
                .add("api_version", parameters.getOrDefault("api_version", JsonValue.NULL))
                .add("created", clock.now().toEpochSecond())
                .add("description", parameters.getOrDefault("description", JsonValue.NULL))
                .add("enabled_events", parameters.getJsonArray("enabled_events"))
                .add("livemode", false)
                .add("metadata", parameters.getOrDefault("metadata", JsonValue.EMPTY_JSON_OBJECT))
                .add("status", "enabled")
                .add("url", parameters.getString("url"))
                .add("_secret", "whsec_" + Ids.next(32))
                .build();
        StripeObject endpoint = store.save(new StripeObject(
                document.getString("id"),
                KIND,
                document.getJsonNumber("created").longValueExact(),
                "enabled",
                null,
                null,
                document));
        return Json.createObjectBuilder(endpoint.shown())
                .add("secret", document.getString("_secret"))
                .build();
    }

    /** {@code DELETE /v1/webhook_endpoints/{id}}. */
    public JsonObject delete(String id) {
        store.delete(store.get(KIND, id));
        return Json.createObjectBuilder()
                .add("id", id)
                .add("object", KIND)
                .add("deleted", true)
                .build();
    }

    List<Endpoint> wanting(String type) {
        return all().filter(endpoint -> endpoint.wants(type)).toList();
    }

    /** The secret of the endpoint with the address; empty where it was deleted. */
    Optional<String> secret(String url) {
        return all().filter(endpoint -> endpoint.url().equals(url))
                .map(Endpoint::secret)
                .findFirst();
    }

    private Stream<Endpoint> all() {
        Stream<Endpoint> created = store.all(KIND).stream()
                .map(object -> new Endpoint(
                        object.text("url"), object.text("_secret"), texts(object.document(), "enabled_events")));
        Stream<Endpoint> set =
                settings.webhookUrl().stream().map(url -> new Endpoint(url, settings.webhookSecret(), List.of("*")));
        return Stream.concat(set, created);
    }

    private static List<String> texts(JsonObject document, String field) {
        JsonArray array = document.getJsonArray(field);
        return array.getValuesAs(JsonString::getString);
    }
}
