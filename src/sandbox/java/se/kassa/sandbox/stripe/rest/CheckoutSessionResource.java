package se.kassa.sandbox.stripe.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import se.kassa.sandbox.stripe.CheckoutSessions;
import se.kassa.sandbox.stripe.Expander;
import se.kassa.sandbox.stripe.Parameters;

/** Checkout Sessions. */
@Path("checkout/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class CheckoutSessionResource {

    @Inject
    private StripeCalls calls;

    @Inject
    private CheckoutSessions sessions;

    @Inject
    private Expander expander;

    @POST
    public Response create(@Context UriInfo address) {
        return calls.change(
                Parameters.CREATE_SESSION,
                parameters -> sessions.create(parameters, address.getBaseUri().resolve("../pay/")));
    }

    @GET
    public Response list() {
        return calls.readInto(
                Parameters.LIST_SESSIONS, query -> expander.list(sessions.list(query), query, "/v1/checkout/sessions"));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return calls.read(Parameters.NONE, query -> sessions.get(id));
    }

    @POST
    @Path("{id}/expire")
    public Response expire(@PathParam("id") String id) {
        return calls.change(Parameters.NONE, parameters -> sessions.expire(id));
    }
}
