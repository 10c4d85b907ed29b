package se.kassa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * HAProxy before two nodes, with the configuration in src/deploy/haproxy: a shopper stays on one node while it is
 * well, and a node whose health is not 200 gets nobody.
 */
public final class LoadBalancer implements AutoCloseable {

    private static final Path EXAMPLE = Path.of("src/deploy/haproxy/haproxy.cfg");

    private final int port = ServerProcess.freePort();
    private Process process;

    public LoadBalancer start(ServerProcess one, ServerProcess two) {
        return start(one.port(), two.port());
    }

    /** @param one the port of the first node on the loopback interface; @param two of the second */
    public LoadBalancer start(int one, int two) {
        try {
            String configuration = Files.readString(EXAMPLE)
                    .replace("bind *:80", "bind 127.0.0.1:" + port)
                    .replace("10.0.0.1:8080", "127.0.0.1:" + one)
                    .replace("10.0.0.2:8080", "127.0.0.1:" + two)
                    .replace("OPERATIONS-TOKEN", Servers.OPERATIONS_TOKEN);
            Path folder = Files.createDirectories(Path.of("target", "servers"));
            Path file = folder.resolve("haproxy-" + port + ".cfg");
            Files.writeString(file, configuration);
            process = new ProcessBuilder("/usr/sbin/haproxy", "-db", "-f", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("haproxy-" + port + ".log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shop's address, ending in a slash. */
    public URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
