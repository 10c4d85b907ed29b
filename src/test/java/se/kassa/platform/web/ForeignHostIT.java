package se.kassa.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Servers;

/** A forged Host header does not appear in any response. */
class ForeignHostIT {

    private static final String FOREIGN = "foreign.example";

    private final URI shop = Servers.shared().shopUrl();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.xhtml",
                "/?language=en",
                "/cart",
                "/checkout",
                "/order/none",
                "/terms",
                "/admin",
                "/admin/",
                "/admin/index.xhtml",
                "/desk",
                "/desk/orders.xhtml",
                "/product/te-chai",
                "/admin/orders",
                "/admin/login",
                "/resources",
                "/resources/css",
                "/WEB-INF",
                "/WEB-INF/templates",
                "/META-INF",
                "/jakarta.faces.resource",
                "/api",
                "/api/health",
                "/nothing"
            })
    void foreignHostIsNotEchoed(String path) throws IOException {
        assertThat(answer(path)).startsWith("HTTP/1.1 ").doesNotContain(FOREIGN, "Payara", "WildFly");
    }

    private String answer(String path) throws IOException {
        try (Socket socket = new Socket(shop.getHost(), shop.getPort())) {
            socket.setSoTimeout(30_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + FOREIGN + "\r\nX-Forwarded-Host: " + FOREIGN
                    + "\r\nForwarded: host=" + FOREIGN + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
