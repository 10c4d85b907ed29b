package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import se.kassa.sandbox.Faults;
import se.kassa.sandbox.OutboxEntry;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.Store;

/** Writes events and sends them to the endpoints, as the faults that are switched on leave them. */
@ApplicationScoped
public class StripeEvents {

    public static final String KIND = "event";

    private static final String DELIVERED = " exists (select 1 from notification where provider = '"
            + StripeChannel.NAME + "' and order_id = stripe_object.id and state = 'DELIVERED')";

    @Inject
    private StripeStore store;

    @Inject
    private Store outbox;

    @Inject
    private WebhookEndpoints endpoints;

    @Inject
    private Faults faults;

    @Inject
    private SandboxClock clock;

    /** Writes an event with a copy of the object as it is now, in the caller's transaction. */
    void add(String type, JsonObject object) {
        JsonObject event = event(type, object);
        store.save(new StripeObject(
                event.getString("id"), KIND, event.getJsonNumber("created").longValueExact(), type, null, null, event));
        endpoints.wanting(type).forEach(endpoint -> send(event, endpoint.url()));
    }

    private JsonObject event(String type, JsonObject object) {
        return Json.createObjectBuilder()
                .add("id", StripeIds.of("evt"))
                .add("object", KIND)
                .add("api_version", ApiVersions.DEFAULT)
                .add("created", clock.now().toEpochSecond())
                .add("data", Json.createObjectBuilder().add("object", object))
                .add("livemode", false)
                .add("pending_webhooks", endpoints.wanting(type).size())
                .add(
                        "request",
                        Json.createObjectBuilder().add("id", JsonValue.NULL).add("idempotency_key", JsonValue.NULL))
                .add("type", type)
                .build();
    }

    private void send(JsonObject event, String url) {
        OffsetDateTime now = clock.now();
        Faults.Fault fault = faults.strike(Faults.NOTIFY).orElse(null);
        if (fault == null) {
            send(event, url, now, OutboxEntry.State.WAITING);
            return;
        }
        switch (fault.kind()) {
            case LATE -> send(event, url, now.plus(Duration.ofMillis(fault.millis())), OutboxEntry.State.WAITING);
            case DOUBLED -> {
                send(event, url, now, OutboxEntry.State.WAITING);
                send(event, url, now, OutboxEntry.State.WAITING);
            }
            case REORDERED -> send(event, url, now, OutboxEntry.State.HELD_BACK);
            case FORGED -> {
                JsonObject lie = lie(event);
                outbox.add(
                        StripeChannel.NAME,
                        lie.getString("id"),
                        url,
                        lie.toString(),
                        true,
                        now,
                        OutboxEntry.State.WAITING);
                send(event, url, now, OutboxEntry.State.WAITING);
            }
            case LYING -> {
                send(lie(event), url, now, OutboxEntry.State.WAITING);
                send(event, url, now, OutboxEntry.State.WAITING);
            }
            default -> {
                /* Lost. */
            }
        }
    }

    /** An event of the same object that says that it is captured in full. */
    private JsonObject lie(JsonObject event) {
        JsonObject object = event.getJsonObject("data").getJsonObject("object");
        JsonObject changed =
                Json.createObjectBuilder(object).add("status", "succeeded").build();
        return event("payment_intent.succeeded", changed);
    }

    private void send(JsonObject event, String url, OffsetDateTime due, OutboxEntry.State state) {
        outbox.add(StripeChannel.NAME, event.getString("id"), url, event.toString(), false, due, state);
    }

    /** Sends an event to every endpoint once more. */
    public void sendAgain(String id) {
        outbox.write(() -> {
            StripeObject event = store.get(KIND, id);
            endpoints
                    .wanting(event.status())
                    .forEach(
                            endpoint -> send(event.document(), endpoint.url(), clock.now(), OutboxEntry.State.WAITING));
            return event;
        });
    }

    /** {@code GET /v1/events}. */
    public List<StripeObject> list(JsonObject query) {
        StringBuilder condition = new StringBuilder();
        List<Object> values = new ArrayList<>();
        if (query.containsKey("type")) {
            condition.append(" and status = ?");
            values.add(query.getString("type"));
        }
        if (query.get("types") instanceof JsonArray types) {
            condition
                    .append(" and status in (")
                    .append("?, ".repeat(types.size() - 1))
                    .append("?)");
            values.addAll(types.getValuesAs(JsonString::getString));
        }
        if (query.containsKey("delivery_success")) {
            condition
                    .append(query.getBoolean("delivery_success") ? " and" : " and not")
                    .append(DELIVERED);
        }
        return store.list(KIND, condition.toString(), values, query);
    }
}
