package se.kassa.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.Http;
import se.kassa.testing.LoadBalancer;

/** Many clients that send request bodies slowly occupy no server threads behind HAProxy. */
@Tag("two-nodes")
class SlowBodiesIT {

    private static final int CLIENTS = 200;
    private static final int THREADS = 10;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Socket> clients = new ArrayList<>();
    private final LoadBalancer balancer = new LoadBalancer();
    private HttpServer node;

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.setExecutor(threads);
        node.createContext("/", SlowBodiesIT::answer);
        node.start();
        balancer.start(node.getAddress().getPort(), node.getAddress().getPort());
        Await.until("the node is well", this::isServed);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        balancer.close();
        node.stop(0);
        threads.shutdownNow();
    }

    @Test
    void slowBodiesDoNotBlockOthers() throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            beginSlowly("Content-Length: 1000");
        }
        for (int second = 0; second < 8; second++) {
            Await.millis(Duration.ofSeconds(1).toMillis());
            if (second % 2 == 0) {
                sendAByteEach();
            }
            assertThat(status("/")).isEqualTo(200);
        }
    }

    /** A body larger than the buffer would be forwarded before it is complete. */
    @Test
    void onlyPagesWithFilesTakeLargeBodies() {
        assertThat(Stream.of("/api/ecster/notifications/x", "/checkout", "/admin/login", "/admin/import")
                        .map(path -> Http.post(balancer.address().resolve(path), "x".repeat(120_000))
                                .status()))
                .containsExactly(413, 413, 413, 200);
        assertThat(Http.post(balancer.address().resolve("/api/ecster/notifications/x"), "x".repeat(65_536))
                        .status())
                .isEqualTo(200);
    }

    private void beginSlowly(String length) throws IOException {
        URI address = balancer.address();
        Socket client = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        clients.add(client);
        send(client, "POST /checkout HTTP/1.1\r\nHost: " + address.getHost() + "\r\n" + length + "\r\n\r\nx");
    }

    private void sendAByteEach() throws IOException {
        for (Socket client : clients) {
            send(client, "x");
        }
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isServed() {
        try {
            return status("/") == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private int status(String path) {
        return Http.get(balancer.address().resolve(path)).status();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
