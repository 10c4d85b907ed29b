package se.kassa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL cluster of the tests' own, made from the programs that the operating system has installed
 * ({@code /usr/lib/postgresql}), on a free port of the loopback interface. Ends with the tests.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
    private static final String USER = "kassa";

    private static PostgresServer instance;

    private final Path programs = newestPrograms();
    private final int port = ServerProcess.freePort();
    private final AtomicInteger databases = new AtomicInteger();

    private final Path home;

    private PostgresServer() {
        try {
            home = Files.createTempDirectory("kassa-postgresql");
            if (isRoot()) {
                run("chown", "postgres", home.toString());
            }
            asPostgres("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
            start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cluster of a test's own, that it may stop. */
    public static PostgresServer own() {
        return new PostgresServer();
    }

    /** Starts it again, with the same data on the same port. */
    public void start() {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + home
                + " -c max_connections=200";
        asPostgres("pg_ctl", "-D", data(), "-l", home.resolve("log").toString(), "-o", options, "-w", "start");
    }

    /** Ends it at once; whoever is connected is cut off. */
    public void stop() {
        asPostgres("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    }

    /** Ends it, and takes its data away. */
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

    /** The cluster that all tests of a run share. */
    public static synchronized PostgresServer shared() {
        if (instance == null) {
            instance = new PostgresServer();
        }
        return instance;
    }

    /** A new, empty one. */
    public TestDatabase newDatabase() {
        String name = "kassa" + databases.incrementAndGet();
        asPostgres("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER, name);
        return new TestDatabase("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, USER);
    }

    private static Path newestPrograms() {
        try (Stream<Path> versions = Files.list(PROGRAMS)) {
            return versions.max(Comparator.comparing(version ->
                            Integer.parseInt(version.getFileName().toString().replaceAll("\\D.*", ""))))
                    .map(version -> version.resolve("bin"))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL is not installed here: no " + PROGRAMS, e);
        }
    }

    /** PostgreSQL refuses to be run by root. */
    private void asPostgres(String program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
