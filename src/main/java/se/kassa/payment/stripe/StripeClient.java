package se.kassa.payment.stripe;

import static se.kassa.payment.http.ProviderHttpClient.encoded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Form;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.payment.http.ProviderHttpClient;
import se.kassa.payment.http.ProviderHttpClient.Call;
import se.kassa.payment.http.ProviderHttpClients;

/** The calls of Stripe's REST API: form fields out, JSON in, an idempotency key with every POST. */
@ApplicationScoped
class StripeClient {

    private final ProviderHttpClient http;

    /** For the container's proxy. */
    protected StripeClient() {
        http = null;
    }

    @Inject
    StripeClient(StripeSettings settings, ProviderHttpClients clients) {
        http = clients.create(new StripeProtocol(settings), settings.calls());
    }

    ProviderCallGuard guard() {
        return http.guard();
    }

    /** {@code POST /v1/checkout/sessions}. */
    StripeObject createSession(Form form, String idempotencyKey) {
        return post("create session", true, "checkout/sessions", form, idempotencyKey);
    }

    /** {@code POST /v1/checkout/sessions/{id}/expire}. Expiring twice does no harm, so each call has its own key. */
    StripeObject expireSession(String id) {
        String key = id + "-expire-" + UUID.randomUUID();
        return post("expire session", true, "checkout/sessions/" + encoded(id) + "/expire", new Form(), key);
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
        return http.call(
                Call.get(operation, parameters.isEmpty() ? path : path + "?" + parameters), StripeObject::parse);
    }

    /**
     * Not retried here when the outcome is unknown: a retry that never arrives would hide that the first request may have
     * moved money. The operation is repeated later, with the same key.
     */
    private StripeObject money(String operation, String path, Form form, String idempotencyKey) {
        return post(operation, false, path, form, idempotencyKey);
    }

    private StripeObject post(String operation, boolean repeatable, String path, Form form, String idempotencyKey) {
        Map<String, String> headers = Map.of("Idempotency-Key", idempotencyKey);
        return http.call(new Call(operation, repeatable, "POST", path, form, headers), StripeObject::parse);
    }
}
