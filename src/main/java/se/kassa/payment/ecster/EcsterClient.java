package se.kassa.payment.ecster;

import static se.kassa.payment.http.ProviderHttpClient.encoded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.payment.http.ProviderHttpClient;
import se.kassa.payment.http.ProviderHttpClient.Call;
import se.kassa.payment.http.ProviderHttpClients;

/** The calls of Ecster's REST API (developer site; the plugins): JSON out, JSON in. */
@ApplicationScoped
class EcsterClient {

    private final ProviderHttpClient http;
    private final Jsonb json = JsonbBuilder.create();

    /** For the container's proxy. */
    protected EcsterClient() {
        http = null;
    }

    @Inject
    EcsterClient(EcsterSettings settings, ProviderHttpClients clients) {
        http = clients.create(new EcsterProtocol(settings), settings.calls());
    }

    ProviderCallGuard guard() {
        return http.guard();
    }

    /** {@code POST /v1/carts}: answers 201 with the cart and its key. Safe to repeat: an unpaid cart expires. */
    JsonStructure createCart(CartMessage cart) {
        return send("create cart", true, "POST", "carts", cart);
    }

    /** {@code PUT /v1/carts/{cartKey}}: answers with the cart and a new key. */
    JsonStructure updateCart(String cartKey, CartMessage cart) {
        return send("update cart", false, "PUT", "carts/" + encoded(cartKey), cart);
    }

    /** {@code GET /v1/orders/{orderId}}. */
    JsonStructure order(String orderId) {
        return get("get order", "orders/" + encoded(orderId));
    }

    /** {@code GET /v1/orders/?orderReference=}: a list of orders in their short form. */
    JsonStructure ordersByReference(String reference) {
        return get("search orders", "orders/?orderReference=" + encoded(reference));
    }

    /** {@code GET /v1/orders/?from=&to=}: a list of orders in their short form; the form of the times is not published. */
    JsonStructure ordersBetween(OffsetDateTime from, OffsetDateTime to) {
        String query = "?from=" + encoded(inUtc(from)) + "&to=" + encoded(inUtc(to));
        return get("search orders", "orders/" + query);
    }

    private static String inUtc(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    /** {@code POST /v1/orders/{orderId}/transactions}: answers 201 with the transaction. Never repeated blindly. */
    JsonStructure transact(String orderId, TransactionMessage transaction) {
        return send("transaction", false, "POST", "orders/" + encoded(orderId) + "/transactions", transaction);
    }

    /** {@code POST /v1/orders/{orderId}/refunds}, for Swish: answers with a status. Never repeated blindly. */
    JsonStructure refund(String orderId, RefundMessage refund) {
        return send("refund", false, "POST", "orders/" + encoded(orderId) + "/refunds", refund);
    }

    /** {@code GET /v1/orders/{orderId}/refunds/latest/status}. */
    JsonStructure refundStatus(String orderId) {
        return get("refund status", "orders/" + encoded(orderId) + "/refunds/latest/status");
    }

    private JsonStructure get(String operation, String path) {
        return http.call(Call.get(operation, path), EcsterClient::parse);
    }

    /** @param repeatable whether it is harmless to repeat the call when its outcome is unknown */
    private JsonStructure send(String operation, boolean repeatable, String method, String path, Object body) {
        return http.call(
                new Call(operation, repeatable, method, path, json.toJson(body), Map.of()), EcsterClient::parse);
    }

    private static JsonStructure parse(String answer) {
        try (JsonReader reader = EcsterJson.reader(answer)) {
            return reader.read();
        }
    }
}
