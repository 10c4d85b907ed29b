package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import se.kassa.sandbox.EcsterError;
import se.kassa.sandbox.Orders;
import se.kassa.sandbox.SandboxOrder;

/** Orders, their transactions and refunds (developer site; refunds from the WooCommerce plugin). */
@Path("v1/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    private static final int LONGEST_REFERENCE = 64;

    @Inject
    private Orders orders;

    @GET
    @Path("{id}")
    public Response get(@Context HttpHeaders headers, @PathParam("id") String id) {
        return ok(orders.get(CallFilter.merchant(headers), id).document());
    }

    @GET
    public Response search(@Context HttpHeaders headers, @BeanParam SearchParameters parameters) {
        List<SandboxOrder> found = orders.search(CallFilter.merchant(headers), parameters.search());
        JsonArrayBuilder page = Json.createArrayBuilder();
        parameters.page(found).forEach(order -> page.add(order.inShort()));
        return Response.ok(page.build().toString())
                .header("X-Total-Count", found.size())
                .build();
    }

    @PUT
    @Path("{id}/orderReference")
    public Response changeReference(@Context HttpHeaders headers, @PathParam("id") String id, String body) {
        JsonObject wish = Bodies.object(body);
        String reference = wish.get("orderReference") instanceof JsonString text ? text.getString() : "";
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw EcsterError.invalid("orderReference", "must be a text of 1 to 64 characters");
        }
        orders.changeReference(CallFilter.merchant(headers), id, reference);
        return ok(Json.createObjectBuilder().add("orderReference", reference).build());
    }

    @POST
    @Path("{id}/transactions")
    public Response transact(@Context HttpHeaders headers, @PathParam("id") String id, String body) {
        return Response.status(Response.Status.CREATED)
                .entity(orders.transact(CallFilter.merchant(headers), id, Bodies.object(body))
                        .toString())
                .build();
    }

    @POST
    @Path("{id}/refunds")
    public Response refund(@Context HttpHeaders headers, @PathParam("id") String id, String body) {
        return ok(orders.refund(CallFilter.merchant(headers), id, Bodies.object(body)));
    }

    @GET
    @Path("{id}/refunds/latest/status")
    public Response refundStatus(@Context HttpHeaders headers, @PathParam("id") String id) {
        return ok(orders.refundStatus(CallFilter.merchant(headers), id));
    }

    private static Response ok(JsonObject answer) {
        return Response.ok(answer.toString()).build();
    }
}
