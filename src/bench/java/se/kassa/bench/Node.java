package se.kassa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.TestDatabase;

/** A server with the shop and, beside it in the same process, the floor. */
final class Node {

    static final String OPERATIONS_TOKEN = "bench";
    static final String DESK_PASSWORD = "bench-desk-password";

    private Node() {}

    /** Not started. */
    static ServerProcess of(TestDatabase shop, TestDatabase floor, InstantEcster ecster, Map<String, String> more) {
        ServerProcess node = new ServerProcess("bench", "kassa.war", "/terms.xhtml").alsoDeploying("floor.war");
        node.with("kassa.demo", "true")
                .with("kassa.mode", "test")
                .with("kassa.public-url", "http://localhost:" + node.port() + "/")
                .with("kassa.db.url", shop.url())
                .with("kassa.db.user", shop.user())
                .with("kassa.db.password", shop.password())
                .with("floor.db.url", floor.url())
                .with("floor.db.user", floor.user())
                .with("floor.db.password", floor.password())
                .with("kassa.desk.password", DESK_PASSWORD)
                .with("kassa.operations-token", OPERATIONS_TOKEN)
                .with("ecster.base-url", ecster.address())
                .with("ecster.api-key", "bench")
                .with("ecster.merchant-key", "bench")
                .with("ecster.notification.header.name", "X-Notification-Key")
                .with("ecster.notification.header.value", "bench");
        more.forEach(node::with);
        return node;
    }

    static URI address(ServerProcess node) {
        return URI.create("http://localhost:" + node.port() + "/");
    }

    static Path folder(String name) {
        try {
            return java.nio.file.Files.createDirectories(Path.of("target", "bench", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
