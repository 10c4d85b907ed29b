package se.kassa.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A sandbox, and two nodes of a shop behind a load balancer, with one database and sessions in common. */
public final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LoadBalancer balancer = new LoadBalancer();
    private final ServerProcess sandbox;
    private final ServerProcess one;
    private final ServerProcess two;

    public Cluster() {
        Path data = Servers.newFolder();
        TestDatabase database = TestDatabase.create(data);
        sandbox = Servers.sandbox(data, balancer.address()).start();
        one = node(database);
        two = node(database);
        ServerProcess.join(one, two);
        // Both at the same moment, on an empty database.
        one.start();
        two.start();
        balancer.start(one, two);
        sandbox.awaitReady();
        awaitNode(one);
        awaitNode(two);
    }

    private ServerProcess node(TestDatabase database) {
        return Servers.providerShop(database, sandbox)
                .with("kassa.public-url", balancer.address().toString())
                .with("kassa.db.pool-size", "10");
    }

    /** The shop as the world sees it; ends in a slash. */
    public URI address() {
        return balancer.address();
    }

    public SandboxControl sandbox() {
        return Servers.control(sandbox);
    }

    /** The sandbox of the provider that the tests run with. */
    public ProviderSandbox provider() {
        return Servers.provider(sandbox);
    }

    public List<ServerProcess> nodes() {
        return List.of(one, two);
    }

    /** The node with the name that the load balancer's cookie has. */
    public ServerProcess named(String name) {
        return name.equals("one") ? one : two;
    }

    /** Starts a node again and waits until the load balancer may send people to it. */
    public void restart(ServerProcess node) {
        node.start();
        awaitNode(node);
    }

    private static void awaitNode(ServerProcess node) {
        node.awaitReady();
        Await.until("the node is well", PATIENCE, () -> operations(node).healthStatus() == 200);
        // The load balancer looks once a second, and sessions are handed over to a node that joins.
        Await.millis(4000);
    }

    /** One node as its operator sees it. */
    public static OperationsClient operations(ServerProcess node) {
        return new OperationsClient(URI.create("http://127.0.0.1:" + node.port() + "/"));
    }

    @Override
    public void close() {
        balancer.close();
        one.close();
        two.close();
        sandbox.close();
    }
}
