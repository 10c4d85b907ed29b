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

/** {@code /api/{provider}/notifications/{token}}, the former URL of {@link NotificationResource}: payments that began before the change are notified there. */
@Path("{provider}/notifications/{token}")
@ApplicationScoped
public class FormerNotificationResource {

    @Inject
    private NotificationEndpoint endpoint;

    @POST
    public Response receive(
            @PathParam("provider") String provider,
            @PathParam("token") String token,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        return endpoint.receive(provider, Optional.of(token), headers, body);
    }
}
