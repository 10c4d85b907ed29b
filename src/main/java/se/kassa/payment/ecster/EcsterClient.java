package se.kassa.payment.ecster;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.platform.database.NoTransactionGuard;
import se.kassa.platform.http.RestClient;
import se.kassa.platform.http.RetryAfterHeader;

/**
 * Calls Ecster's REST API (developer site; the plugins): both keys and JSON with every call, bounded times and sizes,
 * one exception for everything that can go wrong.
 */
@ApplicationScoped
class EcsterClient {

    private static final Logger LOG = Logger.getLogger(EcsterClient.class.getName());
    private static final int MAX_RESPONSE_BYTES = 2_000_000;

    private final EcsterSettings settings;
    private final ProviderCallGuard guard;
    private final EcsterMetrics metrics;
    private final NoTransactionGuard noTransaction;
    private final Jsonb json = JsonbBuilder.create();
    private RestClient http;

    /** For the container's proxy. */
    protected EcsterClient() {
        this(null, null, null, null);
    }

    @Inject
    EcsterClient(
            EcsterSettings settings,
            @Named(EcsterPaymentProvider.ID) ProviderCallGuard guard,
            EcsterMetrics metrics,
            NoTransactionGuard noTransaction) {
        this.settings = settings;
        this.guard = guard;
        this.metrics = metrics;
        this.noTransaction = noTransaction;
    }

    @PostConstruct
    void open() {
        http = new RestClient(
                settings.calls().connectTimeout(),
                settings.calls().readTimeout(),
                settings.calls().maxConcurrentCalls(),
                MAX_RESPONSE_BYTES);
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** {@code POST /v1/carts}: answers 201 with the cart and its key. Safe to repeat: an unpaid cart expires. */
    JsonStructure createCart(CartMessage cart) {
        return call("create cart", true, "POST", "carts", cart);
    }

    /** {@code PUT /v1/carts/{cartKey}}: answers with the cart and a new key. */
    JsonStructure updateCart(String cartKey, CartMessage cart) {
        return call("update cart", false, "PUT", "carts/" + encoded(cartKey), cart);
    }

    /** {@code GET /v1/orders/{orderId}}. */
    JsonStructure order(String orderId) {
        return call("get order", true, "GET", "orders/" + encoded(orderId), null);
    }

    /** {@code GET /v1/orders/?orderReference=}: a list of orders in their short form. */
    JsonStructure ordersByReference(String reference) {
        return call("search orders", true, "GET", "orders/?orderReference=" + encoded(reference), null);
    }

    /** {@code GET /v1/orders/?from=&to=}: a list of orders in their short form; the form of the times is not published. */
    JsonStructure ordersBetween(OffsetDateTime from, OffsetDateTime to) {
        String query = "?from=" + encoded(inUtc(from)) + "&to=" + encoded(inUtc(to));
        return call("search orders", true, "GET", "orders/" + query, null);
    }

    private static String inUtc(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    /** {@code POST /v1/orders/{orderId}/transactions}: answers 201 with the transaction. Never repeated blindly. */
    JsonStructure transact(String orderId, TransactionMessage transaction) {
        return call("transaction", false, "POST", "orders/" + encoded(orderId) + "/transactions", transaction);
    }

    /** {@code POST /v1/orders/{orderId}/refunds}, for Swish: answers with a status. Never repeated blindly. */
    JsonStructure refund(String orderId, RefundMessage refund) {
        return call("refund", false, "POST", "orders/" + encoded(orderId) + "/refunds", refund);
    }

    /** {@code GET /v1/orders/{orderId}/refunds/latest/status}. */
    JsonStructure refundStatus(String orderId) {
        return call("refund status", true, "GET", "orders/" + encoded(orderId) + "/refunds/latest/status", null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param repeatable whether it is harmless to repeat the call when nobody knows whether it happened */
    private JsonStructure call(String operation, boolean repeatable, String method, String path, Object body) {
        URI address = settings.baseUrl().resolve("rest/public/v1/" + path);
        String message = body == null ? null : json.toJson(body);
        return guard.call(repeatable, () -> tried(operation, repeatable, method, address, message));
    }

    private JsonStructure tried(String operation, boolean repeatable, String method, URI address, String message) {
        noTransaction.check();
        String requestId = UUID.randomUUID().toString();
        long begun = System.nanoTime();
        int status = 0;
        String outcome = "no answer";
        Invocation request = request(method, address, requestId, repeatable, message);
        try (Response response = request.invoke()) {
            status = response.getStatus();
            String body = RestClient.text(response);
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                outcome = Integer.toString(status);
                throw EcsterErrors.of(operation, status, body, requestId, retryAfter(response));
            }
            JsonStructure understood = parse(body);
            outcome = "ok";
            return understood;
        } catch (ProcessingException | JsonException e) {
            boolean notSent = e instanceof ProcessingException failure && RestClient.isNotSent(failure);
            throw new EcsterException(
                    notSent ? Reason.UNAVAILABLE : Reason.OUTCOME_UNKNOWN,
                    status,
                    null,
                    requestId,
                    "No proper answer to " + operation + ": " + rootOf(e),
                    e,
                    Optional.empty());
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            metrics.called(operation, outcome, took);
            Level level = outcome.equals("ok") ? Level.FINE : Level.WARNING;
            LOG.log(level, "ecster operation=\"{0}\" outcome=\"{1}\" millis={2} request={3}", new Object[] {
                operation, outcome, Long.toString(took.toMillis()), requestId
            });
        }
    }

    private Invocation request(String method, URI address, String requestId, boolean repeatable, String message) {
        Invocation.Builder request = http.target(address)
                .request(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .header("x-api-key", settings.apiKey())
                .header("x-merchant-key", settings.merchantKey())
                .header("x-request-id", requestId)
                .property(RestClient.REUSE_CONNECTION, repeatable);
        return message == null ? request.build(method) : request.build(method, Entity.json(message));
    }

    private static Optional<Duration> retryAfter(Response response) {
        return RetryAfterHeader.parse(
                response.getHeaderString(HttpHeaders.RETRY_AFTER), response.getHeaderString(HttpHeaders.DATE));
    }

    private static JsonStructure parse(String answer) {
        try (JsonReader reader = EcsterJson.reader(answer)) {
            return reader.read();
        }
    }

    private static String rootOf(Exception e) {
        return root(e).getClass().getSimpleName();
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
