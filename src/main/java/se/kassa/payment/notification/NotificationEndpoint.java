package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.IncomingNotification;
import se.kassa.payment.NotificationResult;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviders;

/**
 * Stores a notification, commits, answers 200, and has it processed afterwards. The provider's adapter authenticates and
 * reads it. A provider resends a notification that was not answered with 200.
 */
@ApplicationScoped
class NotificationEndpoint {

    private static final Logger LOG = Logger.getLogger(NotificationEndpoint.class.getName());
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final long MAX_DRAINED_BYTES = 8L * 1024 * 1024;

    @Inject
    private PaymentProviders providers;

    @Inject
    private NotificationInbox inbox;

    @Inject
    private NotificationStore store;

    @Inject
    private NotificationWorker worker;

    @Inject
    private NotificationMetrics metrics;

    /**
     * Receives one notification of any content type.
     *
     * @return 200 when it is stored, or when it is about no payment of this shop; 401 if it is not authentic; 404 for an
     *     unknown token or provider; 413 above 64 KiB; 400 without the provider's format, stored only if
     *     the URL has a token, and never processed; 503 if it could not be stored
     */
    Response receive(String providerId, Optional<String> token, HttpHeaders headers, InputStream body)
            throws IOException {
        long begun = System.nanoTime();
        Response answer = answer(providerId, token, headers, body);
        metrics.received(answer.getStatus(), Duration.ofNanos(System.nanoTime() - begun));
        return answer;
    }

    private Response answer(String providerId, Optional<String> token, HttpHeaders headers, InputStream body)
            throws IOException {
        try {
            Optional<PaymentProvider> provider = providers.find(providerId);
            return provider.isPresent()
                    ? receiveOrReject(provider.get(), token, headers, body)
                    : reject(Response.Status.NOT_FOUND, "Unknown payment provider");
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "A notification could not be stored; 503 makes the provider resend it", e);
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
    }

    private Response receiveOrReject(
            PaymentProvider provider, Optional<String> token, HttpHeaders headers, InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            drain(body);
            return token.isEmpty() || inbox.attemptByToken(token.get()).isPresent()
                    ? reject(Response.Status.REQUEST_ENTITY_TOO_LARGE, "A notification has 64 KiB at most")
                    : rejectUnknown();
        }
        IncomingNotification request = new IncomingNotification(byLowerCaseName(headers), bytes, token);
        NotificationResult result = provider.parseNotification(request);
        if (result instanceof NotificationResult.NotAuthentic rejected) {
            return reject(Response.Status.UNAUTHORIZED, rejected.why());
        }
        if (result instanceof NotificationResult.Foreign foreign) {
            return foreign(provider, foreign.why());
        }
        if (result instanceof NotificationResult.Unreadable unreadable) {
            return unreadable(provider, request, unreadable.why());
        }
        return store(provider, request, (NotificationResult.Ours) result);
    }

    private static Map<String, List<String>> byLowerCaseName(HttpHeaders headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.getRequestHeaders().forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values));
        return all;
    }

    private Response store(PaymentProvider provider, IncomingNotification request, NotificationResult.Ours ours) {
        NotificationMessage message = NotificationMessage.of(request, ours).without(provider::withoutSecrets);
        if (ours.token() != null) {
            return store.store(provider.id(), ours.token(), message)
                    .map(this::stored)
                    .orElseGet(NotificationEndpoint::rejectUnknown);
        }
        return inbox.attemptOf(provider.id(), ours)
                .map(attempt -> stored(store.store(attempt, message)))
                .orElseGet(() -> foreign(provider, "no attempt has this reference"));
    }

    private Response stored(NotificationStore.Received received) {
        if (received.again()) {
            LOG.log(Level.INFO, "notification={0} received again", Long.toString(received.id()));
        }
        worker.submit(received.id());
        return answer(Response.Status.OK, "OK");
    }

    private Response unreadable(PaymentProvider provider, IncomingNotification request, String why) {
        if (request.token().isPresent()) {
            Optional<NotificationStore.Received> received =
                    store.store(provider.id(), request.token().get(), NotificationMessage.unreadable(request));
            if (received.isEmpty()) {
                return rejectUnknown();
            }
            LOG.log(
                    Level.INFO,
                    "notification={0} received, unreadable",
                    Long.toString(received.get().id()));
        }
        return reject(Response.Status.BAD_REQUEST, why);
    }

    private Response foreign(PaymentProvider provider, String why) {
        metrics.foreign(provider.id());
        LOG.log(Level.INFO, "A notification from {0} concerns no payment of this shop: {1}", new Object[] {
            provider.displayName(), why
        });
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

    private static Response reject(Response.Status status, String why) {
        LOG.log(Level.WARNING, "Rejected a notification: {0}", why);
        return answer(status, why);
    }
}
