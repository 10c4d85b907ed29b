package se.kassa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.TestDatabase;

/** A server with the shop, with or without the floor beside it in the same process. */
final class Node {

    static final String OPERATIONS_TOKEN = "bench";
    static final String ADMIN_PASSWORD = "bench-admin-password";

    private Node() {}

    /** With the floor beside it; not started. */
    static ServerProcess of(TestDatabase shop, TestDatabase floor, InstantEcster ecster, Map<String, String> more) {
        ServerProcess node = withFloorsDatabase(alone(shop, ecster).alsoDeploying("floor.war"), floor);
        more.forEach(node::with);
        return node;
    }

    /** The floor alone; not started. */
    static ServerProcess floor(TestDatabase floor) {
        return withFloorsDatabase(new ServerProcess("floor", "floor.war", "/floor/page"), floor);
    }

    private static ServerProcess withFloorsDatabase(ServerProcess node, TestDatabase floor) {
        return node.with("floor.db.url", floor.url())
                .with("floor.db.user", floor.user())
                .with("floor.db.password", floor.password());
    }

    /** Without the floor; not started. */
    static ServerProcess alone(TestDatabase shop, InstantEcster ecster) {
        ServerProcess node = new ServerProcess("bench", "kassa.war", "/terms");
        node.with("kassa.demo", "true")
                .with("kassa.mode", "test")
                .with("kassa.public-url", "http://localhost:" + node.port() + "/")
                .with("kassa.db.url", shop.url())
                .with("kassa.db.user", shop.user())
                .with("kassa.db.password", shop.password())
                .with("kassa.admin.password", ADMIN_PASSWORD)
                .with("kassa.operations-token", OPERATIONS_TOKEN)
                .with("ecster.base-url", ecster.address())
                .with("ecster.api-key", "bench")
                .with("ecster.merchant-key", "bench")
                .with("ecster.notification.header.name", "X-Notification-Key")
                .with("ecster.notification.header.value", "bench");
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
