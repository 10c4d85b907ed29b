package se.kassa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An application server in a process of its own, on a free port of the loopback interface. It can be ended gently or with
 * {@code kill -9}, and started again on the same port with the same data.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ServerKind KIND = ServerKind.chosen();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static boolean archived;

    private static final int LOWEST_PORT = 12_000;
    private static final int LOWEST_PORT_OF_CALLERS = 32_768;
    private static final System.Logger LOG = System.getLogger(ServerProcess.class.getName());

    private final String name;
    private final int port = freePort();
    private final Path war;
    private final String readyPath;
    private final int clusterPort = freePort();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<Path> beside = new ArrayList<>();
    private List<String> jvm = ServerKind.JVM;
    private boolean otherRoot;
    private Integer processor;
    private List<Integer> cluster = List.of();
    private Process process;

    /** @param readyPath answers with less than 500 when the application is there */
    public ServerProcess(String name, String war, String readyPath) {
        this.name = name;
        this.war = TARGET.resolve(war);
        this.readyPath = readyPath;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** A system property of the server: how its settings are given here. */
    public ServerProcess with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    /** Puts the application under {@code /butik}. */
    public ServerProcess underAnotherRoot() {
        otherRoot = true;
        return this;
    }

    /** Puts another application into the same process, under its file's name. */
    public ServerProcess alsoDeploying(String otherWar) {
        beside.add(TARGET.resolve(otherWar));
        return this;
    }

    /** Gives it one processor and no other; wants the command {@code taskset}. */
    public ServerProcess pinnedTo(int oneProcessor) {
        processor = oneProcessor;
        return this;
    }

    /** Makes both nodes of one cluster, which keeps sessions together. */
    public static void join(ServerProcess one, ServerProcess two) {
        one.cluster = List.of(one.clusterPort, two.clusterPort);
        two.cluster = List.of(two.clusterPort, one.clusterPort);
    }

    public int port() {
        return port;
    }

    /** The id of the server's own process. */
    public long pid() {
        return java().get(0).pid();
    }

    /** The processor time that it has used up to now. */
    public Duration processorTime() {
        return java().get(0).info().totalCpuDuration().orElseThrow();
    }

    /** Starts the process; {@link #awaitReady} waits for it. */
    public ServerProcess start() {
        if (war.endsWith("kassa.war") && jvm.contains(ServerKind.READ_ARCHIVE)) {
            archiveClasses(this);
        }
        try {
            Path folder = Files.createDirectories(TARGET.resolve("servers"));
            Path home = folder.resolve(name + "-" + port);
            ProcessBuilder server =
                    KIND.prepare(new ServerKind.Launch(jvm, home, war, beside, port, properties, otherRoot, cluster));
            if (processor != null) {
                server.command().addAll(0, List.of("taskset", "-c", processor.toString()));
            }
            process = server.directory(Path.of("").toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once per build, by a start of the shop with an empty database. */
    private static synchronized void archiveClasses(ServerProcess shop) {
        if (!archived && Files.notExists(Path.of(ServerKind.ARCHIVE))) {
            archived = true;
            ServerProcess writer = new ServerProcess("archive", shop.war.toString(), shop.readyPath);
            writer.properties.putAll(shop.properties);
            writer.jvm = writer.jvm.stream()
                    .map(option ->
                            option.replace(ServerKind.READ_ARCHIVE, "-XX:ArchiveClassesAtExit=" + ServerKind.ARCHIVE))
                    .toList();
            writer.with("kassa.db.url", "jdbc:h2:mem:archive;DB_CLOSE_DELAY=-1")
                    .start()
                    .awaitReady()
                    .stop();
        }
    }

    /** Returns when the application answers. */
    public ServerProcess awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        name + " ended by itself: see target/servers/" + name + "-" + port + ".log");
            }
            if (answers()) {
                return this;
            }
            Await.millis(200);
        }
        throw new IllegalStateException(name + " did not start: see target/servers/" + name + "-" + port + ".log");
    }

    private Path logFile() {
        return TARGET.resolve("servers").resolve(name + "-" + port + ".log");
    }

    /** Returns the line of the log that has the text, once it is there. */
    public String awaitLog(String text) {
        Path log = logFile();
        Await.until("the log says " + text, PATIENCE, () -> line(log, text).isPresent());
        return line(log, text).orElseThrow();
    }

    /** Everything of the log after a place in it, once that has the text. */
    public String awaitLogAfter(int place, String text) {
        Await.until("the log says " + text, () -> log().substring(place).contains(text));
        return log().substring(place);
    }

    private static Optional<String> line(Path log, String text) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the application is there. */
    public boolean answers() {
        try {
            int status = Http.get(URI.create(
                            "http://127.0.0.1:" + port + (otherRoot ? ServerKind.OTHER_ROOT : "") + readyPath))
                    .status();
            return status < 500 && status != 404;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Everything that the server has written so far. */
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code kill -9} does. */
    public void kill() {
        if (process != null) {
            java().forEach(ProcessHandle::destroyForcibly);
            awaitEnd();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends it as an operator does. */
    public void stop() {
        if (process != null) {
            java().forEach(ProcessHandle::destroy);
            awaitEnd();
        }
    }

    /** The server itself, which a script may have started. */
    private List<ProcessHandle> java() {
        List<ProcessHandle> children = process.descendants().toList();
        return children.isEmpty() ? List.of(process.toHandle()) : children;
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Below the range of ephemeral ports, and chosen at random, so that no other process takes it between here and the
     * start of the server, not even another run of these tests on the same machine.
     */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, LOWEST_PORT_OF_CALLERS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                LOG.log(System.Logger.Level.DEBUG, "Port {0} is taken", port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
