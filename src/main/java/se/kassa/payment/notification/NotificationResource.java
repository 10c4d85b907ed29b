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
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final long MAX_DRAINED_BYTES = 8L * 1024 * 1024;

    @Inject
    private NotificationSettings settings;

    @Inject
    private NotificationParser parser;

    @Inject
    private NotificationInbox inbox;

    @Inject
    private NotificationReceiver receiver;

    @Inject
    private NotificationWorker worker;

    @Inject
    private NotificationMetrics metrics;

    /**
     * Receives one notification of any content type.
     *
     * @return 200 when it is stored; 401 without the agreed header; 404 for an unknown token; 413 above 64 KiB; 400 for
     *     a body that is not a JSON object, which is stored but not processed; 503 if it could not be stored
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
            return receiveOrReject(token, headers, body);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "A notification could not be stored; 503 makes the provider resend it", e);
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
    }

    private Response receiveOrReject(String token, HttpHeaders headers, InputStream body) throws IOException {
        if (!isAuthentic(headers)) {
            return reject(Response.Status.UNAUTHORIZED, "The agreed header is missing or wrong");
        }
        byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            drain(body);
            return inbox.attemptByToken(token).isPresent()
                    ? reject(Response.Status.REQUEST_ENTITY_TOO_LARGE, "A notification has 64 KiB at most")
                    : rejectUnknown();
        }
        NotificationMessage message = parser.parse(new String(bytes, StandardCharsets.UTF_8));
        return receiver.receive(token, message)
                .map(received -> stored(received, message))
                .orElseGet(NotificationResource::rejectUnknown);
    }

    private Response stored(NotificationReceiver.Received received, NotificationMessage message) {
        if (received.again()) {
            LOG.log(Level.INFO, "notification={0} received again", Long.toString(received.id()));
        }
        if (!message.readable()) {
            LOG.log(Level.INFO, "notification={0} received, unreadable", Long.toString(received.id()));
            return reject(Response.Status.BAD_REQUEST, "The body is not a JSON object");
        }
        worker.submit(received.id());
        return answer(Response.Status.OK, "OK");
    }

    private static Response rejectUnknown() {
        return reject(Response.Status.NOT_FOUND, "Unknown notification token");
    }

    /** Always plain text, whatever the request accepts: most senders only read the status. */
    private static Response answer(Response.Status status, String text) {
        return Response.status(status).type(MediaType.TEXT_PLAIN).entity(text).build();
    }

    /** Reads the rest of the body, within bounds: a client that is still sending would not receive the response. */
    private static void drain(InputStream body) throws IOException {
        byte[] rest = new byte[MAX_BODY_BYTES];
        long drained = 0;
        int some = 0;
        while (some >= 0 && drained < MAX_DRAINED_BYTES) {
            some = body.read(rest);
            drained += Math.max(0, some);
        }
    }

    private boolean isAuthentic(HttpHeaders headers) {
        return settings.header()
                .map(agreed -> agreed.matches(headers.getHeaderString(agreed.name())))
                .orElse(true);
    }

    private static Response reject(Response.Status status, String why) {
        LOG.log(Level.WARNING, "Rejected a notification: {0}", why);
        return answer(status, why);
    }
}
