package se.kassa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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

    private final HttpTransport http = new HttpTransport(Duration.ofSeconds(2), Duration.ofSeconds(1), 5, LARGEST);

    @AfterEach
    void close() {
        http.close();
    }

    private HttpTransport.Answer send(SocketServer server, String method, boolean reuse) throws IOException {
        return http.send(method, server.url(), Map.of("x-key", "k"), method.equals("GET") ? null : "{}", reuse);
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "GET, false", "PUT, true", "PUT, false", "POST, true", "POST, false", "DELETE, true"})
    void aRequestWithoutAnAnswerIsSentOnce(String method, boolean reuse) {
        try (SocketServer server = SocketServer.closing()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> send(server, method, reuse))
                    .isNotInstanceOf(HttpTransport.NotSentException.class);
            assertThat(server.heads()).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** The first answer leaves the connection open, and the second request finds it closed. */
    @Test
    void onlyWhatMayBeRepeatedGoesOverAConnectionThatWasUsedBefore() throws IOException {
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
    void theBodyOfA401Arrives(String method, String challenge) throws IOException {
        try (SocketServer server = new SocketServer((head, out) -> {
            out.write(("HTTP/1.1 401 No\r\n" + challenge + "Content-Length: 13\r\n\r\n{\"code\":4401}")
                    .getBytes(StandardCharsets.US_ASCII));
            return true;
        })) {
            HttpTransport.Answer answer = send(server, method, false);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"code\":4401}");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void aRedirectIsAnAnswerAsAnyOther() throws IOException {
        try (SocketServer server = new SocketServer((head, out) -> {
            out.write("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return true;
        })) {
            assertThat(send(server, "GET", true).header("location")).contains("/elsewhere");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void anAnswerThatIsTooLongOrTooSlowEnds(int pause) {
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
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> send(server, "GET", true))
                    .withMessageContaining(pause == 1 ? "too long" : "takes too long");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void withoutAConnectionNothingIsSent() {
        assertThatExceptionOfType(HttpTransport.NotSentException.class)
                .isThrownBy(() -> http.send("GET", URI.create("http://127.0.0.1:1/"), Map.of(), null, true));
    }
}
