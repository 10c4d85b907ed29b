package se.kassa.sandbox.stripe.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import se.kassa.sandbox.Store;
import se.kassa.sandbox.stripe.CheckoutSessions;
import se.kassa.sandbox.stripe.Expander;
import se.kassa.sandbox.stripe.HostedPayments;
import se.kassa.sandbox.stripe.PaymentIntents;
import se.kassa.sandbox.stripe.StripeError;
import se.kassa.sandbox.stripe.StripeEvents;
import se.kassa.sandbox.stripe.StripeMethod;
import se.kassa.sandbox.stripe.StripeObject;
import se.kassa.sandbox.stripe.StripeOutcome;
import se.kassa.sandbox.stripe.StripeRefunds;
import se.kassa.sandbox.stripe.StripeStore;

/** The switches of Stripe's side over HTTP, for tests. Faults, clock, calls and notifications are common to both. */
@Path("stripe")
@Produces(MediaType.APPLICATION_JSON)
public class StripeControlResource {

    private static final int SHOWN = 100;

    @Inject
    private HostedPayments payments;

    @Inject
    private CheckoutSessions sessions;

    @Inject
    private PaymentIntents intents;

    @Inject
    private StripeRefunds refunds;

    @Inject
    private StripeEvents events;

    @Inject
    private StripeStore store;

    @Inject
    private Expander expander;

    /** The newest hundred sessions, newest first, with their payments. */
    @GET
    @Path("sessions")
    public Response sessions() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        store.newest(CheckoutSessions.KIND, SHOWN)
                .forEach(session -> all.add(expander.show(session, List.of("payment_intent.latest_charge"))));
        return Response.ok(all.build().toString()).build();
    }

    @GET
    @Path("sessions/{id}")
    public Response session(@PathParam("id") String id) {
        return ok(sessions.get(id));
    }

    /** Plays a payment without a browser: {@code {method, outcome}}. Answers with the session. */
    @POST
    @Path("sessions/{id}/pay")
    public Response pay(@PathParam("id") String id, String body) {
        JsonObject play = Store.json(body);
        return refusing(() -> ok(payments.pay(
                id,
                StripeMethod.valueOf(play.getString("method", "CARD")),
                StripeOutcome.valueOf(play.getString("outcome", "APPROVE")))));
    }

    /** Plays the 3-D Secure step: {@code {succeeds}}. */
    @POST
    @Path("sessions/{id}/authenticate")
    public Response authenticate(@PathParam("id") String id, String body) {
        return refusing(() -> ok(payments.authenticate(id, succeeds(body))));
    }

    /** Decides a payment that is processed: {@code {succeeds}}. */
    @POST
    @Path("sessions/{id}/settle")
    public Response settle(@PathParam("id") String id, String body) {
        return refusing(() -> ok(payments.settle(id, succeeds(body))));
    }

    /** Lets an authorisation run out before its time. */
    @POST
    @Path("intents/{id}/expire")
    public Response expire(@PathParam("id") String id) {
        return refusing(() -> ok(intents.expireAuthorisation(id)));
    }

    /** Disputes a payment. */
    @POST
    @Path("intents/{id}/dispute")
    public Response dispute(@PathParam("id") String id) {
        return refusing(() -> {
            intents.dispute(id);
            return ok(intents.get(id));
        });
    }

    /** Ends a refund: {@code {succeeds}}. One that succeeded can fail. */
    @POST
    @Path("refunds/{id}")
    public Response endRefund(@PathParam("id") String id, String body) {
        return refusing(() -> ok(refunds.end(id, succeeds(body))));
    }

    /** Sends an event once more. */
    @POST
    @Path("events/{id}/send")
    public Response send(@PathParam("id") String id) {
        return refusing(() -> {
            events.sendAgain(id);
            return Response.ok("{}").build();
        });
    }

    /** How long a changed payment is not found by a search: {@code {delay: "PT1M"}}. */
    @POST
    @Path("search")
    public Response delaySearch(String body) {
        return refusing(() -> {
            intents.delaySearch(Duration.parse(Store.json(body).getString("delay")));
            return Response.ok("{}").build();
        });
    }

    private interface Switch {
        Response flip();
    }

    private static Response refusing(Switch wish) {
        try {
            return wish.flip();
        } catch (StripeError e) {
            return StripeErrorMapper.response(e);
        } catch (IllegalArgumentException | DateTimeException e) {
            return StripeErrorMapper.response(StripeError.request(e.getMessage()));
        }
    }

    private static boolean succeeds(String body) {
        return Store.json(body).getBoolean("succeeds", true);
    }

    private Response ok(StripeObject object) {
        return Response.ok(expander.show(object, List.of()).toString()).build();
    }
}
