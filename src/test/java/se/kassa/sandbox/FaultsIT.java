package se.kassa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.testing.Await;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;

/** Every fault of the calls, switched on. */
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final int LONGER = 2000;

    private final SandboxControl sandbox = Servers.shared().sandbox();
    private final JsonObject cart = EcsterContract.with(
            EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null),
            "/orderReference",
            '"' + "f-" + UUID.randomUUID() + '"');

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private String paidOrder() {
        return sandbox.pay(sandbox.createCart(cart), "CARD", "APPROVE").getString("id");
    }

    private Http.Answer debit(String orderId) {
        return sandbox.call("POST", "orders/" + orderId + "/transactions", "{\"type\": \"DEBIT\", \"amount\": 100}");
    }

    private void debitImpatiently(String orderId) throws IOException, InterruptedException {
        URI address = sandbox.url().resolve("ecster/rest/public/v1/orders/" + orderId + "/transactions");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("x-api-key", "demo-api-key")
                .header("x-merchant-key", "demo-merchant-key")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\": \"DEBIT\", \"amount\": 100}"))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private int debited(String orderId) {
        return sandbox.order(orderId).getInt("debitedAmount");
    }

    @ParameterizedTest
    @CsvSource({"TOO_MANY_REQUESTS, 429", "SERVER_ERROR, 500", "ERROR_WITHOUT_CODE, 400", "HTML, 502"})
    void refusesWithoutDoingAnything(String kind, int status) {
        String id = paidOrder();
        sandbox.fault("POST v1/orders", kind, 1, 0);
        Http.Answer answer = debit(id);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(debited(id)).isZero();
        assertThat(debit(id).status()).isEqualTo(201);
    }

    @Test
    void tooManyRequestsHasRetryAfter() {
        sandbox.fault("POST v1/carts", "TOO_MANY_REQUESTS", 1, 0);
        assertThat(sandbox.call("POST", "carts", cart.toString()).header("Retry-After"))
                .isEqualTo("1");
    }

    @Test
    void errorWithoutCodeIsAsTheOneRecorded() {
        sandbox.fault("POST v1/carts", "ERROR_WITHOUT_CODE", 1, 0);
        assertThat(sandbox.call("POST", "carts", cart.toString()).json().keySet())
                .isEqualTo(EcsterContract.object("error-without-code").keySet());
    }

    @Test
    void delaysTheAnswer() {
        String id = paidOrder();
        sandbox.fault("POST v1/orders", "DELAY", 1, 600);
        long begun = System.nanoTime();
        assertThat(debit(id).status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(600));
    }

    @ParameterizedTest
    @CsvSource({"DROPPED, 0", "DROPPED_AFTER_WORK, 100"})
    void dropsTheConnectionInTheMiddleOfTheAnswer(String kind, int debited) {
        String id = paidOrder();
        sandbox.fault("POST v1/orders", kind, 1, 0);
        assertThatThrownBy(() -> debit(id)).isInstanceOf(UncheckedIOException.class);
        assertThat(debited(id)).isEqualTo(debited);
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT_BEFORE_WORK, 0, 0", "TIMEOUT_AFTER_WORK, 100, 100", "LATE_WORK, 0, 100"})
    void keepsTheCallerWaiting(String kind, int whenTheCallerGaveUp, int atLast) {
        String id = paidOrder();
        sandbox.fault("POST v1/orders", kind, 1, LONGER);
        assertThatThrownBy(() -> debitImpatiently(id)).isInstanceOf(HttpTimeoutException.class);
        assertThat(debited(id)).isEqualTo(whenTheCallerGaveUp);
        Await.until("the sandbox has logged the call", () -> sandbox.calls().stream()
                .anyMatch(call -> call.getString("operation").contains(id)
                        && call.getString("fault").equals(kind)));
        assertThat(debited(id)).isEqualTo(atLast);
    }

    @Test
    void faultHasACount() {
        sandbox.fault("POST v1/carts", "SERVER_ERROR", 2, 0);
        assertThat(sandbox.call("POST", "carts", cart.toString()).status()).isEqualTo(500);
        assertThat(sandbox.call("POST", "carts", cart.toString()).status()).isEqualTo(500);
        assertThat(sandbox.call("POST", "carts", cart.toString()).status()).isEqualTo(201);
    }

    @Test
    void faultHasAProbability() {
        Http.post(
                sandbox.url().resolve("control/faults"),
                "{\"operation\": \"GET v1/orders\", \"kind\": \"SERVER_ERROR\", \"count\": 1000, \"percent\": 50}");
        long struck = java.util.stream.IntStream.range(0, 60)
                .filter(i ->
                        sandbox.call("GET", "orders/?orderReference=none", "").status() == 500)
                .count();
        assertThat(struck).isBetween(5L, 55L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | kind",
                "{\"kind\": \"EARTHQUAKE\"} | kind",
                "{\"kind\": \"LOST\", \"operation\": \"POST v1/carts\"} | operation",
                "{\"kind\": \"DELAY\", \"operation\": \"NOTIFY\"} | operation",
                "{\"kind\": \"DELAY\", \"count\": 0} | count",
                "{\"kind\": \"DELAY\", \"percent\": 101} | percent",
                "{\"kind\": \"DELAY\", \"millis\": 60001} | millis"
            })
    void invalidFaultIsRejected(String body, String field) {
        Http.Answer answer = Http.post(sandbox.url().resolve("control/faults"), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(field);
    }
}
