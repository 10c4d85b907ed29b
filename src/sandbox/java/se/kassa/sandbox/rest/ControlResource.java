package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import se.kassa.sandbox.Call;
import se.kassa.sandbox.Carts;
import se.kassa.sandbox.EcsterError;
import se.kassa.sandbox.FaultKind;
import se.kassa.sandbox.Faults;
import se.kassa.sandbox.Method;
import se.kassa.sandbox.Orders;
import se.kassa.sandbox.Outbox;
import se.kassa.sandbox.OutboxEntry;
import se.kassa.sandbox.Outcome;
import se.kassa.sandbox.Payments;
import se.kassa.sandbox.Purchase;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.Store;
import se.kassa.sandbox.Strictness;
import se.kassa.sandbox.TestPerson;

/** The console's switches over HTTP, for tests. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class ControlResource {

    private static final int SHOWN = 100;

    @Inject
    private Carts carts;

    @Inject
    private Payments payments;

    @Inject
    private Orders orders;

    @Inject
    private Outbox outbox;

    @Inject
    private Faults faults;

    @Inject
    private SandboxClock clock;

    @Inject
    private Strictness strictness;

    @Inject
    private Store store;

    /** A cart as it was received. */
    @GET
    @Path("carts/{key}")
    public Response cart(@PathParam("key") String key) {
        return ok(carts.get(key).body());
    }

    /** What became of a cart: {@code {state}}, {@code OPEN}, {@code REPLACED} or {@code ORDERED}. */
    @GET
    @Path("carts/{key}/state")
    public Response cartState(@PathParam("key") String key) {
        return ok(
                Json.createObjectBuilder().add("state", carts.get(key).state()).build());
    }

    /** Begins a payment without a browser, {@code {person, method, delivery}}. Answers with the order. */
    @POST
    @Path("carts/{key}/begin")
    public Response begin(@PathParam("key") String key, String body) {
        return ok(payments.begin(key, purchase(Bodies.object(body))).document());
    }

    /** Plays a payment without a browser: {@code {person, method, delivery, outcome}}. Answers with the order. */
    @POST
    @Path("carts/{key}/pay")
    public Response pay(@PathParam("key") String key, String body) {
        JsonObject play = Bodies.object(body);
        Outcome outcome = choice(Outcome.class, play, "outcome", "APPROVE");
        return ok(payments.pay(key, purchase(play), outcome).document());
    }

    private static Purchase purchase(JsonObject play) {
        return new Purchase(
                choice(TestPerson.class, play, "person", "ANNA"),
                choice(Method.class, play, "method", "CARD"),
                play.getString("delivery", null));
    }

    /** Changes an order as Ecster's staff would: {@code {status}}. */
    @POST
    @Path("orders/{id}/status")
    public Response change(@PathParam("id") String id, String body) {
        return ok(orders.change(id, Bodies.object(body).getString("status")).document());
    }

    /** Ends the refund that goes on, before its time: {@code {succeeds}}. */
    @POST
    @Path("orders/{id}/refund")
    public Response endRefund(@PathParam("id") String id, String body) {
        orders.endRefund(id, Bodies.object(body).getBoolean("succeeds", true));
        return done();
    }

    /** Notifies of an order once more: {@code {event}}. */
    @POST
    @Path("orders/{id}/notify")
    public Response notifyAgain(@PathParam("id") String id, String body) {
        orders.notifyAgain(id, Bodies.object(body).getString("event", "UPDATED"));
        return done();
    }

    /** The newest hundred notifications with every try, newest first. */
    @GET
    @Path("notifications")
    public Response notifications() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        store.newestNotifications(SHOWN).forEach(entry -> all.add(json(entry)));
        return Response.ok(all.build().toString()).build();
    }

    private JsonObjectBuilder json(OutboxEntry entry) {
        JsonArrayBuilder tries = Json.createArrayBuilder();
        store.tries(entry.id())
                .forEach(sent -> tries.add(Json.createObjectBuilder()
                        .add("at", sent.at().toString())
                        .add("answer", sent.answer())
                        .add("millis", sent.millis())));
        return Json.createObjectBuilder()
                .add("id", entry.id())
                .add("provider", entry.provider())
                .add("orderId", entry.orderId())
                .add("body", entry.body())
                .add("state", entry.state().name())
                .add("due", entry.due().toString())
                .add("tries", tries);
    }

    /** Sends a notification again at once. */
    @POST
    @Path("notifications/{id}/send")
    public Response resend(@PathParam("id") long id) {
        outbox.resend(id);
        return done();
    }

    /** The newest hundred calls of the REST API, newest first. */
    @GET
    @Path("calls")
    public Response calls() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        store.newestCalls(SHOWN).forEach(call -> all.add(json(call)));
        return Response.ok(all.build().toString()).build();
    }

    private static JsonObjectBuilder json(Call call) {
        return Json.createObjectBuilder()
                .add("at", call.at().toString())
                .add("operation", call.operation())
                .add("status", call.status())
                .add("millis", call.millis())
                .add("request", call.request())
                .add("answer", call.answer())
                .add("fault", call.fault() == null ? "" : call.fault());
    }

    /** The time of the sandbox. */
    @GET
    @Path("clock")
    public Response clock() {
        return ok(Json.createObjectBuilder()
                .add("now", clock.now().toString())
                .add("speed", clock.speed())
                .build());
    }

    /** Puts the clock forward, {@code {advance: "PT2H"}}, or speeds it up, {@code {speed: 60}}. */
    @POST
    @Path("clock")
    public Response setClock(String body) {
        JsonObject wish = Bodies.object(body);
        if (wish.get("speed") instanceof JsonNumber speed) {
            clock.run(speed.doubleValue());
        }
        if (wish.containsKey("advance")) {
            clock.advance(duration(wish.getString("advance")));
        }
        return clock();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw EcsterError.invalid("advance", "must be a duration in ISO 8601, PT2H");
        }
    }

    /** Whether the sandbox is strict. */
    @GET
    @Path("strict")
    public Response strict() {
        return ok(
                Json.createObjectBuilder().add("strict", strictness.isStrict()).build());
    }

    /** Makes the sandbox strict or lenient: {@code {strict}}. */
    @POST
    @Path("strict")
    public Response setStrict(String body) {
        strictness.set(Bodies.object(body).getBoolean("strict"));
        return strict();
    }

    /** Switches a fault on: {@code {operation, kind, count, percent, millis}}. */
    @POST
    @Path("faults")
    public Response addFault(String body) {
        JsonObject fault = Bodies.object(body);
        faults.add(
                fault.getString("operation", ""),
                choice(FaultKind.class, fault, "kind", ""),
                fault.getInt("count", 1),
                fault.getInt("percent", 100),
                fault.getInt("millis", 0));
        return done();
    }

    @DELETE
    @Path("faults")
    public Response clearFaults() {
        faults.clear();
        return done();
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonObject body, String field, String usual) {
        String name = body.getString(field, usual);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> EcsterError.invalid(field, "must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static Response ok(JsonObject answer) {
        return Response.ok(answer.toString()).build();
    }

    private static Response done() {
        return ok(JsonObject.EMPTY_JSON_OBJECT);
    }
}
