package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import se.kassa.sandbox.Ecster;
import se.kassa.sandbox.Faults;
import se.kassa.sandbox.Method;
import se.kassa.sandbox.Outcome;
import se.kassa.sandbox.TestPerson;

/** The console's switches over HTTP, for tests. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class ControlResource {

    @Inject
    private Ecster ecster;

    @Inject
    private Faults faults;

    /** A cart as it was received. */
    @GET
    @Path("carts/{key}")
    public Response cart(@PathParam("key") String key) {
        return Response.ok(ecster.cart(key).body().toString()).build();
    }

    /** Plays a payment without a browser: {@code {person, method, outcome}}. Answers with the order. */
    @POST
    @Path("carts/{key}/pay")
    public Response pay(@PathParam("key") String key, String body) {
        JsonObject play = Bodies.object(body);
        return Response.ok(ecster.pay(
                                key,
                                TestPerson.valueOf(play.getString("person", "ANNA")),
                                Method.valueOf(play.getString("method", "CARD")),
                                Outcome.valueOf(play.getString("outcome", "APPROVE")))
                        .document()
                        .toString())
                .build();
    }

    /** Changes an order as Ecster's staff would: {@code {status}}. */
    @POST
    @Path("orders/{id}/status")
    public Response change(@PathParam("id") String id, String body) {
        return Response.ok(ecster.change(id, Bodies.object(body).getString("status"))
                        .document()
                        .toString())
                .build();
    }

    /** Notifies of an order once more: {@code {event}}. */
    @POST
    @Path("orders/{id}/notify")
    public Response notifyAgain(@PathParam("id") String id, String body) {
        ecster.notifyAgain(id, Bodies.object(body).getString("event", "UPDATED"));
        return Response.ok("{}").build();
    }

    /** Switches a fault on: {@code {operation, kind, count, percent, millis}}. */
    @POST
    @Path("faults")
    public Response addFault(String body) {
        JsonObject fault = Bodies.object(body);
        faults.add(
                fault.getString("operation", ""),
                Faults.Kind.valueOf(fault.getString("kind")),
                fault.getInt("count", 1),
                fault.getInt("percent", 100),
                fault.getInt("millis", 0));
        return Response.ok("{}").build();
    }

    @DELETE
    @Path("faults")
    public Response clearFaults() {
        faults.clear();
        return Response.ok("{}").build();
    }
}
