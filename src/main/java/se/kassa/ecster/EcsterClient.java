package se.kassa.ecster;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.platform.database.NoTransaction;

/**
 * Calls Ecster's REST API (developer site; the plugins): both keys and JSON with every call, bounded times and sizes,
 * one exception for everything that can go wrong.
 */
@ApplicationScoped
class EcsterClient {

    private static final Logger LOG = Logger.getLogger(EcsterClient.class.getName());
    private static final int LARGEST_ANSWER = 2_000_000;

    @Inject
    private EcsterSettings settings;

    @Inject
    private NoTransaction noTransaction;

    private final Jsonb json = JsonbBuilder.create();
    private Client client;
    private WebTarget api;

    @PostConstruct
    void open() {
        client = ClientBuilder.newBuilder()
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .build();
        api = client.target(settings.baseUrl()).path("rest/public/v1");
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** {@code POST /v1/carts}: answers 201 with the cart and its key. */
    JsonStructure createCart(CartMessage cart) {
        return call("create cart", "POST", api.path("carts"), cart);
    }

    /** {@code PUT /v1/carts/{cartKey}}: answers with the cart and a new key. */
    JsonStructure updateCart(String cartKey, CartMessage cart) {
        return call("update cart", "PUT", api.path("carts/{key}").resolveTemplate("key", cartKey), cart);
    }

    /** {@code GET /v1/orders/{orderId}}. */
    JsonStructure order(String orderId) {
        return call("get order", "GET", api.path("orders/{id}").resolveTemplate("id", orderId), null);
    }

    /** {@code GET /v1/orders/?orderReference=}: a list of orders in their short form. */
    JsonStructure ordersByReference(String reference) {
        return call(
                "search orders",
                "GET",
                api.path("orders/").queryParam("orderReference", "{reference}").resolveTemplate("reference", reference),
                null);
    }

    private JsonStructure call(String operation, String method, WebTarget target, Object body) {
        noTransaction.check();
        String requestId = UUID.randomUUID().toString();
        long begun = System.nanoTime();
        int status = 0;
        try (Response response = invocation(method, target, body, requestId).invoke()) {
            status = response.getStatus();
            String answer = read(response);
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw EcsterErrors.of(operation, status, answer, requestId);
            }
            return parse(answer);
        } catch (ProcessingException | IOException | JsonException e) {
            throw new EcsterException(
                    reason(e), status, null, requestId, "No proper answer to " + operation + ": " + rootOf(e), e);
        } finally {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            LOG.log(Level.FINE, "Ecster {0} status={1} millis={2} request={3}", new Object[] {
                operation, status, millis, requestId
            });
        }
    }

    private Invocation invocation(String method, WebTarget target, Object body, String requestId) {
        Invocation.Builder request = target.request(MediaType.APPLICATION_JSON)
                .header("x-api-key", settings.apiKey())
                .header("x-merchant-key", settings.merchantKey())
                .header("x-request-id", requestId);
        return body == null
                ? request.header("Content-Type", MediaType.APPLICATION_JSON).build(method)
                : request.build(method, Entity.json(json.toJson(body)));
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
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
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
