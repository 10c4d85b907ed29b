package se.kassa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.SocketServer;

/** What goes over the wire, and what comes back. */
class HttpTransportTest {

    private static final int LARGEST = 100_000;

    private final RestClient http = new RestClient(Duration.ofSeconds(2), Duration.ofSeconds(1), 5, LARGEST);

    @AfterEach
    void close() {
        http.close();
    }

    private Invocation.Builder request(URI address, boolean reuse) {
        return http.target(address).request().header("x-key", "k").property(RestClient.REUSE_CONNECTION, reuse);
    }

    private Response send(SocketServer server, String method, boolean reuse) {
        Invocation.Builder request = request(server.url(), reuse);
        return method.startsWith("P") ? request.method(method, Entity.json("{}")) : request.method(method);
    }

    private static ProcessingException failureOf(Supplier<Response> call) {
        return assertThatExceptionOfType(ProcessingException.class)
                .isThrownBy(call::get)
                .actual();
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "GET, false", "PUT, true", "PUT, false", "POST, true", "POST, false", "DELETE, true"})
    void unansweredRequestIsSentOnce(String method, boolean reuse) {
        try (SocketServer server = SocketServer.closing()) {
            assertThat(RestClient.isNotSent(failureOf(() -> send(server, method, reuse))))
                    .isFalse();
            assertThat(server.heads()).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** The first answer leaves the connection open, and the second request finds it closed. */
    @Test
    void onlyIdempotentRequestsReuseConnections() {
        try (SocketServer server = new SocketServer((head, out) -> {
            out.write(SocketServer.answer(200, "{}"));
            return true;
        })) {
            send(server, "GET", true);
            send(server, "GET", true);
            assertThat(server.connections()).isEqualTo(1);
            send(server, "POST", false);
            send(server, "POST", false);
            assertThat(server.connections()).isEqualTo(3);
            assertThat(server.heads().get(3)).containsIgnoringCase("connection: close");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "POST, ''", "PUT, ''", "POST, 'WWW-Authenticate: Basic realm=\"x\"\r\n'"})
    void bodyOf401IsRead(String method, String challenge) {
        try (SocketServer server = new SocketServer((head, out) -> {
            out.write(("HTTP/1.1 401 No\r\n" + challenge + "Content-Length: 13\r\n\r\n{\"code\":4401}")
                    .getBytes(StandardCharsets.US_ASCII));
            return true;
        })) {
            Response response = send(server, method, false);
            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(RestClient.text(response)).isEqualTo("{\"code\":4401}");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void redirectIsNotFollowed() {
        try (SocketServer server = new SocketServer((head, out) -> {
            out.write("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return true;
        })) {
            assertThat(send(server, "GET", true).getHeaderString("location")).isEqualTo("/elsewhere");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void longOrSlowResponseIsAborted(int pause) {
        try (SocketServer server = new SocketServer((head, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("400\r\n" + "a".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(chunk);
                out.flush();
                Await.millis(pause);
            }
        })) {
            long begun = System.nanoTime();
            assertThat(failureOf(() -> send(server, "GET", true)))
                    .hasMessageContaining(pause == 1 ? "too long" : "takes too long");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void refusedConnectionSendsNothing() {
        ProcessingException failure =
                failureOf(() -> request(URI.create("http://127.0.0.1:1/"), true).get());
        assertThat(RestClient.isNotSent(failure)).isTrue();
    }

    @Test
    void formsAndHeadersArrive() {
        try (SocketServer server = answering("HTTP/1.1 200 OK\r\nRequest-Id: req_1\r\nRetry-After: 2\r\n", "{}")) {
            Form form = new Form("line_items[0][price_data][product_data][name]", "Te & \"å\" 50 %")
                    .param("mode", "payment");
            Response response = request(server.url(), false)
                    .header("Authorization", "Bearer sk_test_1")
                    .header("Idempotency-Key", "10001-2")
                    .header("Stripe-Version", "2025-09-30")
                    .post(Entity.form(form));
            assertThat(response.getHeaderString("request-id")).isEqualTo("req_1");
            assertThat(response.getHeaderString("Retry-After")).isEqualTo("2");
            assertThat(server.heads().get(0).lines())
                    .contains(
                            "POST / HTTP/1.1",
                            "x-key: k",
                            "Authorization: Bearer sk_test_1",
                            "Idempotency-Key: 10001-2",
                            "Stripe-Version: 2025-09-30",
                            "User-Agent: Kassa",
                            "Content-Length: " + server.bodies().get(0).length())
                    .anyMatch(line -> line.matches("(?i)content-type: application/x-www-form-urlencoded(;.*)?"));
            assertThat(Stream.of(server.bodies().get(0).split("&")))
                    .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder(
                            "line_items[0][price_data][product_data][name]=Te & \"å\" 50 %", "mode=payment");
        }
    }

    @Test
    void jsonIsWrittenAsUtf8() {
        try (SocketServer server = answering("HTTP/1.1 200 OK\r\n", "{}")) {
            request(server.url(), false).put(Entity.json("{\"name\":\"Þóra\"}"));
            assertThat(server.bodies()).containsExactly("{\"name\":\"Þóra\"}");
            assertThat(server.heads().get(0)).containsIgnoringCase("content-type: application/json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, Content-Type: application/json",
        "200, Content-Type: application/json; charset=utf-8",
        "200, Content-Type: nonsense",
        "400, Content-Type: text/html; charset=klingon",
        "500, X-Nothing: 1"
    })
    void everyBodyIsReadable(int status, String header) {
        try (SocketServer server = answering("HTTP/1.1 " + status + " X\r\n" + header + "\r\n", "{\"a\":\"å\"}")) {
            Response response = send(server, "POST", false);
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(RestClient.text(response)).isEqualTo("{\"a\":\"å\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n"})
    void emptyResponseIsRead(String head) {
        try (SocketServer server = new SocketServer((request, out) -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            return true;
        })) {
            assertThat(RestClient.text(send(server, "GET", true))).isEmpty();
        }
    }

    private static SocketServer answering(String head, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new SocketServer((request, out) -> {
            out.write((head + "Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            return true;
        });
    }
}
