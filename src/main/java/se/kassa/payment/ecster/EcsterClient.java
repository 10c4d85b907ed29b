package se.kassa.payment.ecster;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.platform.database.NoTransactionGuard;
import se.kassa.platform.http.HttpTransport;

/**
 * Calls Ecster's REST API (developer site; the plugins): both keys and JSON with every call, bounded times and sizes,
 * one exception for everything that can go wrong.
 */
@ApplicationScoped
class EcsterClient {

    private static final Logger LOG = Logger.getLogger(EcsterClient.class.getName());
    private static final int LARGEST_ANSWER = 2_000_000;

    private final EcsterSettings settings;
    private final ProviderCallGuard guard;
    private final EcsterMetrics metrics;
    private final NoTransactionGuard noTransaction;
    private final Jsonb json = JsonbBuilder.create();
    private HttpTransport http;

    /** For the container's proxy. */
    protected EcsterClient() {
        this(null, null, null, null);
    }

    @Inject
    EcsterClient(
            EcsterSettings settings, ProviderCallGuard guard, EcsterMetrics metrics, NoTransactionGuard noTransaction) {
        this.settings = settings;
        this.guard = guard;
        this.metrics = metrics;
        this.noTransaction = noTransaction;
    }

    @PostConstruct
    void open() {
        http = new HttpTransport(
                settings.connectTimeout(),
                settings.readTimeout(),
                settings.calls().maxConcurrentCalls(),
                LARGEST_ANSWER);
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
        try {
            HttpTransport.Answer answer = http.send(method, address, headers(requestId), message, repeatable);
            status = answer.status();
            if (status / 100 != 2) {
                outcome = Integer.toString(status);
                throw EcsterErrors.of(operation, status, answer.body(), requestId, retryAfter(answer));
            }
            JsonStructure understood = parse(answer.body());
            outcome = "ok";
            return understood;
        } catch (IOException | JsonException e) {
            throw new EcsterException(
                    e instanceof HttpTransport.NotSentException ? Reason.UNAVAILABLE : Reason.OUTCOME_UNKNOWN,
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

    private Map<String, String> headers(String requestId) {
        return Map.of(
                HttpHeaders.ACCEPT,
                MediaType.APPLICATION_JSON,
                HttpHeaders.CONTENT_TYPE,
                MediaType.APPLICATION_JSON,
                "x-api-key",
                settings.apiKey(),
                "x-merchant-key",
                settings.merchantKey(),
                "x-request-id",
                requestId);
    }

    private static Optional<Duration> retryAfter(HttpTransport.Answer answer) {
        return RetryAfter.parse(
                answer.header(HttpHeaders.RETRY_AFTER).orElse(null),
                answer.header(HttpHeaders.DATE).orElse(null));
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
