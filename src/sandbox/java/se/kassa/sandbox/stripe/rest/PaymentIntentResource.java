package se.kassa.sandbox.stripe.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import se.kassa.sandbox.stripe.Expander;
import se.kassa.sandbox.stripe.Parameters;
import se.kassa.sandbox.stripe.PaymentIntents;

/** PaymentIntents. */
@Path("payment_intents")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentIntentResource {

    @Inject
    private StripeCalls calls;

    @Inject
    private PaymentIntents intents;

    @Inject
    private Expander expander;

    @GET
    @Path("search")
    public Response search() {
        return calls.readInto(
                Parameters.SEARCH,
                query -> expander.searchResult(
                        intents.search(query.getString("query")), query, "/v1/payment_intents/search"));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return calls.read(Parameters.NONE, query -> intents.get(id));
    }

    @POST
    @Path("{id}/capture")
    public Response capture(@PathParam("id") String id) {
        return calls.change(Parameters.CAPTURE, parameters -> intents.capture(id, parameters));
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") String id) {
        return calls.change(Parameters.CANCEL, parameters -> intents.cancel(id, parameters));
    }
}
