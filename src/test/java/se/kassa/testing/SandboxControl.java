package se.kassa.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;

/** The sandbox's switches over HTTP. */
public record SandboxControl(URI url) {

    /** Plays a payment without a browser. Returns the order. */
    public JsonObject pay(String cartKey, String method, String outcome) {
        return post(
                "control/carts/" + cartKey + "/pay",
                Json.createObjectBuilder().add("method", method).add("outcome", outcome));
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

    private JsonObject post(String path, JsonObjectBuilder body) {
        Http.Answer answer = Http.post(url.resolve(path), body.build().toString());
        if (answer.status() != 200) {
            throw new AssertionError("The sandbox answered " + answer);
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
