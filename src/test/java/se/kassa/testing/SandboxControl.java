package se.kassa.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The sandbox's switches over HTTP. */
public record SandboxControl(URI url) {

    /** Plays a payment without a browser. Returns the order. */
    public JsonObject pay(String cartKey, String method, String outcome) {
        return post(
                "control/carts/" + cartKey + "/pay",
                Json.createObjectBuilder().add("method", method).add("outcome", outcome));
    }

    /** The shopper presses the button and nothing is decided yet. Returns the order. */
    public JsonObject begin(String cartKey, String method) {
        return post(
                "control/carts/" + cartKey + "/begin",
                Json.createObjectBuilder().add("method", method));
    }

    /** Whether a cart has become an order. */
    public boolean isOrdered(String cartKey) {
        return Http.get(url.resolve("control/carts/" + cartKey + "/state"))
                .json()
                .getString("state")
                .equals("ORDERED");
    }

    /** Makes the sandbox refuse, or take, what nobody knows whether Ecster took it. */
    public void strict(boolean strict) {
        post("control/strict", Json.createObjectBuilder().add("strict", strict));
    }

    /** The same, by another of the sandbox's persons than the first. */
    public JsonObject payAs(String person, String cartKey, String method, String outcome) {
        return post(
                "control/carts/" + cartKey + "/pay",
                Json.createObjectBuilder()
                        .add("person", person)
                        .add("method", method)
                        .add("outcome", outcome));
    }

    /** Where the shopper of a cart is led after the payment. */
    public URI returnUrl(String cartKey) {
        return URI.create(Http.get(url.resolve("control/carts/" + cartKey))
                .json()
                .getJsonObject("parameters")
                .getString("returnUrl"));
    }

    /** Changes an order as Ecster's staff would; the shop is notified. */
    public JsonObject change(String orderId, String status) {
        return post(
                "control/orders/" + orderId + "/status",
                Json.createObjectBuilder().add("status", status));
    }

    public void fault(String operation, String kind, int count, int millis) {
        post(
                "control/faults",
                Json.createObjectBuilder()
                        .add("operation", operation)
                        .add("kind", kind)
                        .add("count", count)
                        .add("millis", millis));
    }

    public void noFaults() {
        Http.delete(url.resolve("control/faults"));
    }

    /** Puts the sandbox's clock forward. */
    public void advance(Duration duration) {
        post("control/clock", Json.createObjectBuilder().add("advance", duration.toString()));
    }

    public void endRefund(String orderId, boolean succeeds) {
        post("control/orders/" + orderId + "/refund", Json.createObjectBuilder().add("succeeds", succeeds));
    }

    /** Notifies of an order once more, of whatever event. */
    public void notifyAgain(String orderId, String event) {
        post("control/orders/" + orderId + "/notify", Json.createObjectBuilder().add("event", event));
    }

    /** The notifications of an order with every try, oldest first. */
    public List<JsonObject> notifications(String orderId) {
        List<JsonObject> all = list("control/notifications").stream()
                .filter(entry -> entry.getString("orderId").equals(orderId))
                .collect(Collectors.toList());
        Collections.reverse(all);
        return all;
    }

    /** The calls of the REST API, newest first. */
    public List<JsonObject> calls() {
        return list("control/calls");
    }

    private List<JsonObject> list(String path) {
        return EcsterContract.parse(Http.get(url.resolve(path)).body())
                .asJsonArray()
                .getValuesAs(JsonObject.class);
    }

    /** A call of Ecster's own API with both keys. */
    public Http.Answer call(String method, String path, String body) {
        return call(method, path, body, "demo-api-key", "demo-merchant-key");
    }

    public Http.Answer call(String method, String path, String body, String apiKey, String merchantKey) {
        return Http.call(
                method,
                url.resolve("ecster/rest/public/v1/" + path),
                body,
                "x-api-key",
                apiKey,
                "x-merchant-key",
                merchantKey,
                "Content-Type",
                "application/json");
    }

    /** Announces a cart. Returns its key. */
    public String createCart(JsonObject cart) {
        Http.Answer answer = call("POST", "carts", cart.toString());
        if (answer.status() != 201) {
            throw new AssertionError("The sandbox answered " + answer);
        }
        return answer.json().getJsonObject("checkoutCart").getString("key");
    }

    public JsonObject order(String orderId) {
        return call("GET", "orders/" + orderId, "").json();
    }

    private JsonObject post(String path, JsonObjectBuilder body) {
        Http.Answer answer = Http.post(url.resolve(path), body.build().toString());
        if (answer.status() != 200) {
            throw new AssertionError("The sandbox answered " + answer);
        }
        return answer.json();
    }
}
