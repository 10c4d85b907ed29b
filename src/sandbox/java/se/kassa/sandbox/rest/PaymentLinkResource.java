package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import se.kassa.sandbox.Carts;
import se.kassa.sandbox.SandboxCart;

/**
 * Payment links (developer site: path and fields). The answer is invented: the one of a cart, and the link's address. No
 * mail or text message is sent.
 */
@Path("v1/paymentlinks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PaymentLinkResource {

    @Inject
    private Carts carts;

    @POST
    public Response create(@Context HttpHeaders headers, @Context UriInfo address, String body) {
        SandboxCart link = carts.createLink(CallFilter.merchant(headers), Bodies.object(body));
        JsonObject answer = Json.createObjectBuilder(Carts.answer(link))
                .add(
                        "paymentLink",
                        Json.createObjectBuilder()
                                .add("url", OrderResource.page(address, "start.xhtml?cart=" + link.key())))
                .build();
        return Response.status(Response.Status.CREATED)
                .entity(answer.toString())
                .build();
    }
}
