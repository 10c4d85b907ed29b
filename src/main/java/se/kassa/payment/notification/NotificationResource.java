package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Receives notifications of payment providers. */
@Path("payments/{provider}/notifications")
@ApplicationScoped
public class NotificationResource {

    @Inject
    private NotificationEndpoint endpoint;

    /** For providers that use one URL for all payments; responses as of {@link NotificationEndpoint#receive}. */
    @POST
    public Response receive(@PathParam("provider") String provider, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        return endpoint.receive(provider, Optional.empty(), headers, body);
    }

    /** For providers that are given a URL for each payment; responses as of {@link NotificationEndpoint#receive}. */
    @POST
    @Path("{token}")
    public Response receive(
            @PathParam("provider") String provider,
            @PathParam("token") String token,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        return endpoint.receive(provider, Optional.of(token), headers, body);
    }
}
