package se.kassa.sandbox.stripe.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import se.kassa.sandbox.stripe.Parameters;
import se.kassa.sandbox.stripe.WebhookEndpoints;

/** Webhook endpoints. */
@Path("webhook_endpoints")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookEndpointResource {

    @Inject
    private StripeCalls calls;

    @Inject
    private WebhookEndpoints endpoints;

    @POST
    public Response create() {
        return calls.changeInto(Parameters.CREATE_ENDPOINT, endpoints::create);
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        return calls.changeInto(Parameters.NONE, parameters -> endpoints.delete(id));
    }
}
