package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Receives notifications: stores, commits, answers 200, and has them processed afterwards. Ecster resends after two hours
 * unless it gets 200 (developer site, section OEN).
 *
 * <p>{@code /api/ecster/notifications/} is the older address; payments that began before the change are notified there.
 */
@Path("{provider: (?:payments/)?ecster}/notifications/{token}")
@ApplicationScoped
public class NotificationResource {

    private static final Logger LOG = Logger.getLogger(NotificationResource.class.getName());
    private static final int LARGEST_BODY = 64 * 1024;
    private static final long LARGEST_DRAIN = 8L * 1024 * 1024;

    @Inject
    private NotificationSettings settings;

    @Inject
    private NotificationParser parser;

    @Inject
    private NotificationInbox inbox;

    @Inject
    private NotificationReceiver intake;

    @Inject
    private NotificationWorker worker;

    @Inject
    private NotificationMetrics metrics;

    /**
     * Receives one notification, of whatever content type.
     *
     * @return 200 when it is stored; 401 without the agreed header; 404 for an unknown token; 413 above 64 KiB; 400 for
     *     a body that is no JSON object, which is kept but not worked on; 503 where it could not be stored
     */
    @POST
    public Response receive(@PathParam("token") String token, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        long begun = System.nanoTime();
        Response answer = answer(token, headers, body);
        metrics.received(answer.getStatus(), Duration.ofNanos(System.nanoTime() - begun));
        return answer;
    }

    private Response answer(String token, HttpHeaders headers, InputStream body) throws IOException {
        try {
            return receiveOrRefuse(token, headers, body);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "A notification could not be stored and was refused, so that it comes again", e);
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
    }

    private Response receiveOrRefuse(String token, HttpHeaders headers, InputStream body) throws IOException {
        if (!isAuthentic(headers)) {
            return refuse(Response.Status.UNAUTHORIZED, "The agreed header is missing or wrong");
        }
        byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            drain(body);
            return inbox.addressee(token).isPresent()
                    ? refuse(Response.Status.REQUEST_ENTITY_TOO_LARGE, "A notification has 64 KiB at most")
                    : refuseUnknown();
        }
        NotificationMessage message = parser.parse(new String(bytes, StandardCharsets.UTF_8));
        return intake.receive(token, message)
                .map(received -> stored(received, message))
                .orElseGet(NotificationResource::refuseUnknown);
    }

    private Response stored(NotificationReceiver.Received received, NotificationMessage message) {
        if (received.again()) {
            LOG.log(Level.INFO, "notification={0} received again", Long.toString(received.id()));
        }
        if (!message.readable()) {
            LOG.log(Level.INFO, "notification={0} received, unreadable", Long.toString(received.id()));
            return refuse(Response.Status.BAD_REQUEST, "The body is not a JSON object");
        }
        worker.workSoon(received.id());
        return answer(Response.Status.OK, "OK");
    }

    private static Response refuseUnknown() {
        return refuse(Response.Status.NOT_FOUND, "Nobody here waits for this notification");
    }

    /** Plain text, whatever the sender says that it accepts: who only listens to the status must not be turned away. */
    private static Response answer(Response.Status status, String text) {
        return Response.status(status).type(MediaType.TEXT_PLAIN).entity(text).build();
    }

    /** Lets the sender finish, within bounds: one that is still sending does not hear the answer. */
    private static void drain(InputStream body) throws IOException {
        byte[] rest = new byte[LARGEST_BODY];
        long drained = 0;
        int some = 0;
        while (some >= 0 && drained < LARGEST_DRAIN) {
            some = body.read(rest);
            drained += Math.max(0, some);
        }
    }

    private boolean isAuthentic(HttpHeaders headers) {
        return settings.header()
                .map(agreed -> agreed.matches(headers.getHeaderString(agreed.name())))
                .orElse(true);
    }

    private static Response refuse(Response.Status status, String why) {
        LOG.log(Level.WARNING, "Refused a notification: {0}", why);
        return answer(status, why);
    }
}
