package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import se.kassa.sandbox.Ecster;
import se.kassa.sandbox.EcsterError;

/** Orders and their transactions (developer site). */
@Path("v1/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    private static final int LONGEST_REFERENCE = 64;

    @Inject
    private Ecster ecster;

    @GET
    @Path("{id}")
    public Response get(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return Response.ok(ecster.order(CartResource.merchant(request), id)
                        .document()
                        .toString())
                .build();
    }

    @GET
    public Response search(@Context ContainerRequestContext request, @QueryParam("orderReference") String reference) {
        if (reference == null || reference.isBlank()) {
            throw EcsterError.invalid("orderReference", "is mandatory in the sandbox");
        }
        return Response.ok(Ecster.inShort(ecster.search(CartResource.merchant(request), reference))
                        .toString())
                .build();
    }

    @PUT
    @Path("{id}/orderReference")
    public Response changeReference(@Context ContainerRequestContext request, @PathParam("id") String id, String body) {
        String reference = Bodies.object(body).getString("orderReference", "");
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw EcsterError.invalid("orderReference", "must have 1 to 64 characters");
        }
        ecster.changeReference(CartResource.merchant(request), id, reference);
        return Response.ok("{}").build();
    }

    @POST
    @Path("{id}/transactions")
    public Response transact(@Context ContainerRequestContext request, @PathParam("id") String id, String body) {
        return Response.status(Response.Status.CREATED)
                .entity(ecster.transact(CartResource.merchant(request), id, Bodies.object(body))
                        .toString())
                .build();
    }
}
