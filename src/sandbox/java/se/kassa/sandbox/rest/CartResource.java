package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import se.kassa.sandbox.Carts;

/** Carts (developer site). */
@Path("v1/carts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CartResource {

    @Inject
    private Carts carts;

    @POST
    public Response create(@Context HttpHeaders headers, String body) {
        return Response.status(Response.Status.CREATED)
                .entity(Carts.answer(carts.create(CallFilter.merchant(headers), Bodies.object(body)))
                        .toString())
                .build();
    }

    @PUT
    @Path("{key}")
    public Response update(@Context HttpHeaders headers, @PathParam("key") String key, String body) {
        return Response.ok(Carts.answer(carts.update(CallFilter.merchant(headers), key, Bodies.object(body)))
                        .toString())
                .build();
    }
}
