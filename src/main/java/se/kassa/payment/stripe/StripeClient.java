package se.kassa.payment.stripe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Form;
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
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import se.kassa.payment.ConnectionFailures;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.platform.database.NoTransactionGuard;
import se.kassa.platform.http.RestClient;
import se.kassa.platform.http.RetryAfterHeader;

/**
 * Calls Stripe's REST API: form fields out, JSON in, the API version pinned, an idempotency key with every POST, bounded
 * times and sizes, one exception for everything that can go wrong.
 */
@ApplicationScoped
class StripeClient {

    /** The version that the adapter was written for; without the header the account's own version applies. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private static final Logger LOG = Logger.getLogger(StripeClient.class.getName());
    private static final int MAX_RESPONSE_BYTES = 4_000_000;

    private final StripeSettings settings;
    private final StripeMetrics metrics;
    private final NoTransactionGuard noTransaction;
    private final ProviderCallGuard guard;
    private RestClient http;

    /** For the container's proxy. */
    protected StripeClient() {
        settings = null;
        metrics = null;
        noTransaction = null;
        guard = null;
    }

    @Inject
    StripeClient(
            StripeSettings settings,
            ConnectionFailures failures,
            StripeMetrics metrics,
            NoTransactionGuard noTransaction) {
        this(settings, failures::record, metrics, noTransaction);
    }

    StripeClient(
            StripeSettings settings,
            Consumer<String> failures,
            StripeMetrics metrics,
            NoTransactionGuard noTransaction) {
        this.settings = settings;
        this.metrics = metrics;
        this.noTransaction = noTransaction;
        guard = new ProviderCallGuard(settings.calls(), failures);
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

    ProviderCallGuard guard() {
        return guard;
    }

    /** {@code POST /v1/checkout/sessions}. */
    StripeObject createSession(Form form, String idempotencyKey, Consumer<StripeObject> check) {
        return post("create session", true, "checkout/sessions", form, idempotencyKey, check);
    }

    /** {@code POST /v1/checkout/sessions/{id}/expire}. Expiring twice does no harm, so each call has its own key. */
    StripeObject expireSession(String id) {
        String key = id + "-expire-" + UUID.randomUUID();
        return post("expire session", true, "checkout/sessions/" + encoded(id) + "/expire", new Form(), key, any -> {});
    }

    /** {@code GET /v1/checkout/sessions/{id}}. */
    StripeObject session(String id) {
        return get("get session", "checkout/sessions/" + encoded(id), Map.of());
    }

    /** {@code GET /v1/checkout/sessions}. */
    StripeObject sessions(Map<String, String> query) {
        return get("list sessions", "checkout/sessions", query);
    }

    /** {@code GET /v1/payment_intents/{id}} with its latest charge. */
    StripeObject paymentIntent(String id) {
        return get("get payment", "payment_intents/" + encoded(id), Map.of("expand[]", "latest_charge"));
    }

    /** {@code GET /v1/payment_intents/search}. */
    StripeObject searchPaymentIntents(Map<String, String> query) {
        return get("search payments", "payment_intents/search", query);
    }

    /** {@code POST /v1/payment_intents/{id}/capture}. */
    StripeObject capture(String id, Form form, String idempotencyKey) {
        return money("capture", "payment_intents/" + encoded(id) + "/capture", form, idempotencyKey);
    }

    /** {@code POST /v1/payment_intents/{id}/cancel}. */
    StripeObject cancel(String id, Form form, String idempotencyKey) {
        return money("cancel", "payment_intents/" + encoded(id) + "/cancel", form, idempotencyKey);
    }

    /** {@code POST /v1/refunds}. */
    StripeObject refund(Form form, String idempotencyKey) {
        return money("refund", "refunds", form, idempotencyKey);
    }

    /** {@code GET /v1/refunds/{id}}. */
    StripeObject refund(String id) {
        return get("get refund", "refunds/" + encoded(id), Map.of());
    }

    /** {@code GET /v1/refunds}. */
    StripeObject refunds(Map<String, String> query) {
        return get("list refunds", "refunds", query);
    }

    private StripeObject get(String operation, String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        URI address = settings.baseUrl().resolve("v1/" + path + (parameters.isEmpty() ? "" : "?" + parameters));
        return guard.call(true, () -> send(operation, true, address, request -> request.buildGet()));
    }

    /**
     * Not retried here when the outcome is unknown: a retry that never arrives would hide that the first request may have
     * moved money. The operation is repeated later, with the same key.
     */
    private StripeObject money(String operation, String path, Form form, String idempotencyKey) {
        return post(operation, false, path, form, idempotencyKey, any -> {});
    }

    private StripeObject post(
            String operation,
            boolean repeatable,
            String path,
            Form form,
            String idempotencyKey,
            Consumer<StripeObject> check) {
        URI address = settings.baseUrl().resolve("v1/" + path);
        return guard.call(repeatable, () -> {
            StripeObject response =
                    send(operation, repeatable, address, request -> request.header("Idempotency-Key", idempotencyKey)
                            .buildPost(Entity.form(form)));
            check.accept(response);
            return response;
        });
    }

    /** A request before it is given its method. */
    private interface Method {
        Invocation of(Invocation.Builder request);
    }

    private StripeObject send(String operation, boolean repeatable, URI address, Method method) {
        noTransaction.check();
        long begun = System.nanoTime();
        int status = 0;
        String requestId = null;
        String outcome = "no answer";
        try (Response response = method.of(request(address, repeatable)).invoke()) {
            status = response.getStatus();
            requestId = response.getHeaderString("Request-Id");
            String body = response.readEntity(String.class);
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                outcome = Integer.toString(status);
                throw StripeErrors.of(operation, status, body, requestId, retryAfter(response));
            }
            StripeObject object = StripeObject.parse(body);
            outcome = "ok";
            return object;
        } catch (ProcessingException | JsonException e) {
            boolean notSent = e instanceof ProcessingException failure && RestClient.isNotSent(failure);
            throw new StripeException(
                    notSent ? Reason.UNAVAILABLE : Reason.OUTCOME_UNKNOWN,
                    status,
                    null,
                    requestId,
                    "No usable answer to " + operation + ": "
                            + root(e).getClass().getSimpleName(),
                    e,
                    Optional.empty());
        } finally {
            log(operation, outcome, Duration.ofNanos(System.nanoTime() - begun), requestId);
        }
    }

    private Invocation.Builder request(URI address, boolean repeatable) {
        return http.target(address)
                .request(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + settings.secretKey())
                .header("Stripe-Version", API_VERSION)
                .property(RestClient.REUSE_CONNECTION, repeatable);
    }

    private void log(String operation, String outcome, Duration took, String requestId) {
        metrics.called(operation, outcome, took);
        LOG.log(
                outcome.equals("ok") ? Level.FINE : Level.WARNING,
                "stripe operation=\"{0}\" outcome=\"{1}\" millis={2} request={3}",
                new Object[] {operation, outcome, Long.toString(took.toMillis()), requestId});
    }

    private static Optional<Duration> retryAfter(Response response) {
        return RetryAfterHeader.parse(
                response.getHeaderString(HttpHeaders.RETRY_AFTER), response.getHeaderString(HttpHeaders.DATE));
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
