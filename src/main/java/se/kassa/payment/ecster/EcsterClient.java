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
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.platform.database.NoTransactionGuard;

/**
 * Calls Ecster's REST API (developer site; the plugins): both keys and JSON with every call, bounded times and sizes,
 * one exception for everything that can go wrong.
 */
@ApplicationScoped
class EcsterClient {

    private static final Logger LOG = Logger.getLogger(EcsterClient.class.getName());
    private static final int LARGEST_ANSWER = 2_000_000;

    /**
     * Jersey, on Payara, calls through the JDK's {@code HttpURLConnection}, which by itself sends a request a second time
     * when the connection ends without an answer, unless its length was fixed before. RESTEasy does no such thing, and
     * wants to write the length itself.
     */
    private static final String FIXED_LENGTH = "jersey.config.client.httpUrlConnector.useFixedLengthStreaming";

    private final EcsterSettings settings;
    private final ProviderCallGuard guard;
    private final EcsterMetrics metrics;
    private final NoTransactionGuard noTransaction;
    private final Jsonb json = JsonbBuilder.create();
    private Client client;
    private WebTarget api;

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
        client = ClientBuilder.newBuilder()
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(FIXED_LENGTH, true)
                .register(LengthWithoutHeader.class)
                .build();
        api = client.target(settings.baseUrl()).path("rest/public/v1");
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** {@code POST /v1/carts}: answers 201 with the cart and its key. Harmless when repeated: nobody pays the other. */
    JsonStructure createCart(CartMessage cart) {
        return guard.call(true, () -> call("create cart", "POST", api.path("carts"), cart));
    }

    /** {@code PUT /v1/carts/{cartKey}}: answers with the cart and a new key. */
    JsonStructure updateCart(String cartKey, CartMessage cart) {
        WebTarget target = api.path("carts/{key}").resolveTemplate("key", cartKey);
        return guard.call(false, () -> call("update cart", "PUT", target, cart));
    }

    /** {@code GET /v1/orders/{orderId}}. */
    JsonStructure order(String orderId) {
        WebTarget target = api.path("orders/{id}").resolveTemplate("id", orderId);
        return guard.call(true, () -> call("get order", "GET", target, null));
    }

    /** {@code GET /v1/orders/?orderReference=}: a list of orders in their short form. */
    JsonStructure ordersByReference(String reference) {
        WebTarget target =
                api.path("orders/").queryParam("orderReference", "{reference}").resolveTemplate("reference", reference);
        return guard.call(true, () -> call("search orders", "GET", target, null));
    }

    /** {@code GET /v1/orders/?from=&to=}: a list of orders in their short form; the form of the times is not published. */
    JsonStructure ordersBetween(OffsetDateTime from, OffsetDateTime to) {
        WebTarget target = api.path("orders/")
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .resolveTemplate("from", inUtc(from))
                .resolveTemplate("to", inUtc(to));
        return guard.call(true, () -> call("search orders", "GET", target, null));
    }

    private static String inUtc(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    /** {@code POST /v1/orders/{orderId}/transactions}: answers 201 with the transaction. Never repeated blindly. */
    JsonStructure transact(String orderId, TransactionMessage transaction) {
        WebTarget target = api.path("orders/{id}/transactions").resolveTemplate("id", orderId);
        return guard.call(false, () -> call("transaction", "POST", target, transaction));
    }

    /** {@code POST /v1/orders/{orderId}/refunds}, for Swish: answers with a status. Never repeated blindly. */
    JsonStructure refund(String orderId, RefundMessage refund) {
        WebTarget target = api.path("orders/{id}/refunds").resolveTemplate("id", orderId);
        return guard.call(false, () -> call("refund", "POST", target, refund));
    }

    /** {@code GET /v1/orders/{orderId}/refunds/latest/status}. */
    JsonStructure refundStatus(String orderId) {
        WebTarget target = api.path("orders/{id}/refunds/latest/status").resolveTemplate("id", orderId);
        return guard.call(true, () -> call("refund status", "GET", target, null));
    }

    private JsonStructure call(String operation, String method, WebTarget target, Object body) {
        noTransaction.check();
        String requestId = UUID.randomUUID().toString();
        long begun = System.nanoTime();
        int status = 0;
        String outcome = "no answer";
        try (Response response = invocation(method, target, body, requestId).invoke()) {
            status = response.getStatus();
            String answer = read(response);
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                outcome = Integer.toString(status);
                throw EcsterErrors.of(
                        operation, status, answer, requestId, response.getHeaderString(HttpHeaders.RETRY_AFTER));
            }
            JsonStructure understood = parse(answer);
            outcome = "ok";
            return understood;
        } catch (ProcessingException | IOException | JsonException e) {
            throw new EcsterException(
                    reason(e),
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

    private Invocation invocation(String method, WebTarget target, Object body, String requestId) {
        Invocation.Builder request = target.request(MediaType.APPLICATION_JSON)
                .header("x-api-key", settings.apiKey())
                .header("x-merchant-key", settings.merchantKey())
                .header("x-request-id", requestId);
        if (body == null) {
            return request.header("Content-Type", MediaType.APPLICATION_JSON).build(method);
        }
        byte[] bytes = json.toJson(body).getBytes(StandardCharsets.UTF_8);
        return (movesMoney(body) ? fixLength(request, bytes.length) : request).build(method, Entity.json(bytes));
    }

    private static boolean movesMoney(Object body) {
        return body instanceof TransactionMessage || body instanceof RefundMessage;
    }

    /** Jersey fixes the connection's length where it finds this header, and {@link LengthWithoutHeader} takes it out then. */
    private Invocation.Builder fixLength(Invocation.Builder request, int length) {
        return client.getClass().getName().startsWith("org.glassfish.jersey.")
                ? request.header(HttpHeaders.CONTENT_LENGTH, length)
                : request;
    }

    private static String read(Response response) throws IOException {
        if (!response.hasEntity()) {
            return "";
        }
        try (InputStream stream = response.readEntity(InputStream.class)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] some = stream.readNBytes(LARGEST_ANSWER + 1);
            if (some.length > LARGEST_ANSWER) {
                throw new IOException("The answer is too long");
            }
            bytes.writeBytes(some);
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static JsonStructure parse(String answer) {
        try (JsonReader reader = EcsterJson.reader(answer)) {
            return reader.read();
        }
    }

    /** Without a connection nothing can have happened; after one was made nobody knows. */
    private static Reason reason(Exception e) {
        Throwable root = root(e);
        return root instanceof ConnectException || root instanceof UnknownHostException
                ? Reason.UNAVAILABLE
                : Reason.OUTCOME_UNKNOWN;
    }

    private static String rootOf(Exception e) {
        return root(e).getClass().getSimpleName();
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
