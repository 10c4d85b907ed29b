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
import se.kassa.sandbox.stripe.StripeRefunds;
import se.kassa.sandbox.stripe.StripeStore;

/** Refunds. */
@Path("refunds")
@Produces(MediaType.APPLICATION_JSON)
public class RefundResource {

    @Inject
    private StripeCalls calls;

    @Inject
    private StripeRefunds refunds;

    @Inject
    private StripeStore store;

    @Inject
    private Expander expander;

    @POST
    public Response create() {
        return calls.change(Parameters.REFUND, refunds::create);
    }

    @GET
    public Response list() {
        return calls.readInto(
                Parameters.LIST_REFUNDS, query -> expander.list(refunds.list(query), query, "/v1/refunds"));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return calls.read(Parameters.NONE, query -> store.get(StripeRefunds.KIND, id));
    }
}
