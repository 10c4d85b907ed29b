package se.kassa.payment.http;

import jakarta.json.JsonException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.payment.ProviderCallMetrics;
import se.kassa.payment.ProviderCallSettings;
import se.kassa.payment.ProviderResponseException;
import se.kassa.platform.database.NoTransactionGuard;
import se.kassa.platform.http.RestClient;
import se.kassa.platform.http.RetryAfterHeader;

/**
 * Calls one provider's HTTP API through its {@link ProviderCallGuard}: time and size of a response are limited, each call is
 * logged and counted, and every failure is a {@link PaymentProviderException}. Made by {@link ProviderHttpClients}.
 */
public final class ProviderHttpClient {

    /** What one provider's API has of its own. */
    public interface Protocol {

        /** Where the paths of calls begin; ends in a slash. */
        URI baseUrl();

        /** The type of what is sent. */
        MediaType mediaType();

        /**
         * Adds the headers that every request has, such as the keys.
         *
         * @param requestId a new id for each request
         */
        void addHeaders(Invocation.Builder request, String requestId);

        /**
         * The id by which the provider knows a request.
         *
         * @param sent the id that {@link #addHeaders} was given
         * @param response null without one
         * @return null if there is none
         */
        String requestId(String sent, Response response);

        /**
         * Reads a response that is no success.
         *
         * @param operation as of the call
         * @param body of any shape; empty for none
         * @param requestId as {@link #requestId} returned it
         * @param retryAfter how long the provider asks not to be called
         */
        ProviderResponseException error(
                String operation, int status, String body, String requestId, Optional<Duration> retryAfter);
    }

    /**
     * One call.
     *
     * @param operation its name in messages, log and metrics
     * @param repeatable whether it is harmless to repeat it when its outcome is unknown
     * @param path below the base URL, with the query
     * @param body what JAX-RS writes as {@link Protocol#mediaType}, such as JSON as a {@code String} or a {@code Form}; null
     *     for none
     * @param headers in addition to those that every request has
     */
    public record Call(
            String operation,
            boolean repeatable,
            String method,
            String path,
            Object body,
            Map<String, String> headers) {

        /** A query. */
        public static Call get(String operation, String path) {
            return new Call(operation, true, "GET", path, null, Map.of());
        }
    }

    private static final Logger LOG = Logger.getLogger(ProviderHttpClient.class.getName());
    private static final int MAX_RESPONSE_BYTES = 4_000_000;

    private final Protocol protocol;
    private final ProviderCallSettings settings;
    private final ProviderCallGuard guard;
    private final ProviderCallMetrics metrics;
    private final NoTransactionGuard noTransaction;
    private final RestClient http;

    ProviderHttpClient(
            Protocol protocol,
            ProviderCallSettings settings,
            ProviderCallGuard guard,
            ProviderCallMetrics metrics,
            NoTransactionGuard noTransaction) {
        this.protocol = protocol;
        this.settings = settings;
        this.guard = guard;
        this.metrics = metrics;
        this.noTransaction = noTransaction;
        http = new RestClient(
                settings.connectTimeout(), settings.readTimeout(), settings.maxConcurrentCalls(), MAX_RESPONSE_BYTES);
    }

    /** Guards all calls of this client. */
    public ProviderCallGuard guard() {
        return guard;
    }

    /** A text as a part of a path or query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Makes a call.
     *
     * @param reader reads the body of a success, empty for none; throws a {@link JsonException} if it is unreadable
     * @throws PaymentProviderException unless the response is a success that can be read
     */
    public <T> T call(Call call, Function<String, T> reader) {
        return guard.call(call.repeatable(), () -> send(call, reader));
    }

    private <T> T send(Call call, Function<String, T> reader) {
        noTransaction.check();
        String sentId = UUID.randomUUID().toString();
        String requestId = protocol.requestId(sentId, null);
        int status = 0;
        String outcome = "no answer";
        long begun = System.nanoTime();
        try (Response response = request(call, sentId).invoke()) {
            status = response.getStatus();
            requestId = protocol.requestId(sentId, response);
            String body = RestClient.text(response);
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                outcome = Integer.toString(status);
                throw protocol.error(call.operation(), status, body, requestId, retryAfter(response));
            }
            T result = reader.apply(body);
            outcome = "ok";
            return result;
        } catch (ProcessingException | JsonException e) {
            boolean notSent = e instanceof ProcessingException failure && RestClient.isNotSent(failure);
            throw new ProviderResponseException(
                    notSent ? Reason.UNAVAILABLE : Reason.OUTCOME_UNKNOWN,
                    status,
                    null,
                    requestId,
                    "No usable answer to " + call.operation() + ": "
                            + root(e).getClass().getSimpleName(),
                    e,
                    Optional.empty());
        } finally {
            ended(call.operation(), outcome, Duration.ofNanos(System.nanoTime() - begun), requestId);
        }
    }

    private Invocation request(Call call, String requestId) {
        Invocation.Builder request =
                http.target(protocol.baseUrl().resolve(call.path())).request(MediaType.APPLICATION_JSON_TYPE);
        protocol.addHeaders(request, requestId);
        call.headers().forEach(request::header);
        request.property(RestClient.REUSE_CONNECTION, call.repeatable());
        return call.body() == null
                ? request.build(call.method())
                : request.build(call.method(), Entity.entity(call.body(), protocol.mediaType()));
    }

    private void ended(String operation, String outcome, Duration took, String requestId) {
        metrics.called(settings, operation, outcome, took);
        LOG.log(
                outcome.equals("ok") ? Level.FINE : Level.WARNING,
                "{0} operation=\"{1}\" outcome=\"{2}\" millis={3} request={4}",
                new Object[] {settings.id(), operation, outcome, Long.toString(took.toMillis()), requestId});
    }

    private static Optional<Duration> retryAfter(Response response) {
        return RetryAfterHeader.parse(
                response.getHeaderString(HttpHeaders.RETRY_AFTER), response.getHeaderString(HttpHeaders.DATE));
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    void close() {
        http.close();
    }
}
