package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import se.kassa.sandbox.Orders;
import se.kassa.sandbox.SandboxOrder;

/** Orders, their transactions and refunds (developer site; refunds from the WooCommerce plugin). */
@Path("v1/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

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
        return ok(orders.changeReference(CallFilter.merchant(headers), id, Bodies.object(body))
                .document());
    }

    @POST
    @Path("{id}/transactions")
    public Response transact(
            @Context HttpHeaders headers, @Context UriInfo address, @PathParam("id") String id, String body) {
        JsonObject answer = orders.transact(CallFilter.merchant(headers), id, Bodies.object(body));
        JsonObject transaction = answer.getJsonObject("transaction");
        boolean billed = !transaction.getString("type").equals("ANNUL");
        return Response.status(Response.Status.CREATED)
                .entity((billed ? withBill(answer, transaction, address) : answer).toString())
                .build();
    }

    /** The WooCommerce plugin reads the bill's address from every credit. */
    private static JsonObject withBill(JsonObject answer, JsonObject transaction, UriInfo address) {
        String bill = page(address, "bill.pdf?transaction=" + transaction.getString("id"));
        return Json.createObjectBuilder(answer)
                .add("transaction", Json.createObjectBuilder(transaction).add("billPdfUrl", bill))
                .build();
    }

    /** The address of a page for people, beside the API. */
    static String page(UriInfo address, String path) {
        return address.getBaseUri().resolve("../../pay/" + path).toString();
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
