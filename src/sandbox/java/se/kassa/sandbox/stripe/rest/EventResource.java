package se.kassa.sandbox.stripe.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import se.kassa.sandbox.stripe.Expander;
import se.kassa.sandbox.stripe.Parameters;
import se.kassa.sandbox.stripe.StripeEvents;
import se.kassa.sandbox.stripe.StripeStore;

/** Events. */
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

    @Inject
    private StripeCalls calls;

    @Inject
    private StripeEvents events;

    @Inject
    private StripeStore store;

    @Inject
    private Expander expander;

    @GET
    public Response list() {
        return calls.readInto(Parameters.LIST_EVENTS, query -> expander.list(events.list(query), query, "/v1/events"));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return calls.read(Parameters.NONE, query -> store.get(StripeEvents.KIND, id));
    }
}
