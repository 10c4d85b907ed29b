package se.kassa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.TestDatabase;

/** What the shop and ten thousand open sessions take of the heap; the server runs within {@code -Xmx512m} throughout. */
final class Memory {

    private static final int WARM_UP = 1_000;
    private static final int SESSIONS = 10_000;
    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final double KILOBYTE = 1024;

    /** In what Faces keeps views, when it keeps any: a map for each session, and one in it for each page. */
    private static final Pattern KEPT_VIEWS =
            Pattern.compile("\\d+:\\s+(\\d+)\\s+\\d+\\s+com\\.sun\\.faces\\.util\\.LRUMap\\b");

    private Memory() {}

    /**
     * @param database the shop's, migrated already
     * @param shop makes a server with the shop
     */
    static List<Figure> measure(LoadTool tool, TestDatabase database, Supplier<ServerProcess> shop)
            throws IOException, SQLException {
        double empty;
        try (ServerProcess server = StartUp.empty()) {
            server.start().awaitReady();
            empty = heapInKilobytes(server);
        }
        try (ServerProcess server = shop.get()) {
            server.start().awaitReady();
            double idle = heapInKilobytes(server);
            openSessions(tool, server, WARM_UP);
            double before = heapInKilobytes(server);
            double keptBefore = keptViews(server);
            openSessions(tool, server, SESSIONS);
            double after = heapInKilobytes(server);
            List<Figure> figures = new ArrayList<>(List.of(
                    Figure.seen("heap in use after the start", "MB", empty / KILOBYTE, idle / KILOBYTE),
                    Figure.seen("heap in use with 11,000 sessions", "MB", empty / KILOBYTE, after / KILOBYTE),
                    Figure.bounded("an open session with a basket, of 10,000", "KB", (after - before) / SESSIONS, 8),
                    Figure.bounded("view states kept beside these", "maps", keptViews(server) - keptBefore, 0)));
            try (Connection connection = Benchmark.connect(database)) {
                figures.addAll(ViewStates.measure(Node.address(server), connection));
            }
            return figures;
        }
    }

    private static double keptViews(ServerProcess server) throws IOException {
        Path output = Node.folder("memory").resolve("histogram.txt");
        jcmd(server, output, "GC.class_histogram");
        Matcher line = KEPT_VIEWS.matcher(Files.readString(output));
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private static void openSessions(LoadTool tool, ServerProcess server, int howMany) throws IOException {
        tool.run(
                SessionsSimulation.class,
                Map.of(
                        "bench.server",
                        "http://localhost:" + server.port(),
                        "bench.sessions",
                        Integer.toString(howMany)));
    }

    /** After a full collection. */
    private static double heapInKilobytes(ServerProcess server) throws IOException {
        Path output = Node.folder("memory").resolve("heap.txt");
        jcmd(server, output, "GC.run");
        jcmd(server, output, "GC.heap_info");
        double sum = 0;
        for (Matcher line = HEAP.matcher(Files.readString(output)); line.find(); ) {
            sum += Double.parseDouble(line.group(1));
        }
        return sum;
    }

    /** What is still referred to, however much a busy server makes meanwhile. */
    static double liveKilobytes(ServerProcess server) throws IOException {
        Path output = Node.folder("memory").resolve("histogram.txt");
        jcmd(server, output, "GC.class_histogram");
        Matcher total = TOTAL.matcher(Files.readString(output));
        if (!total.find()) {
            throw new IllegalStateException("No total in " + output);
        }
        return Double.parseDouble(total.group(1)) / KILOBYTE;
    }

    private static void jcmd(ServerProcess server, Path output, String command) throws IOException {
        Processes.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command),
                output);
    }
}
