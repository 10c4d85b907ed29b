package se.kassa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.kassa.bench.LoadTool.Stats;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.TestDatabase;

/** Measures everything, prints the table, and writes the report. */
public final class Benchmark {

    private static final Set<String> PHASES =
            Set.copyOf(Arrays.stream(System.getProperty("bench.phases", "").split(","))
                    .map(String::strip)
                    .filter(phase -> !phase.isEmpty())
                    .toList());
    private static final String ECSTER_CALLS = "kassa_ecster_calls_seconds_sum";
    private static final int SECONDS = Integer.getInteger("bench.seconds", 8);

    private final Path folder =
            Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    private final LoadTool tool = new LoadTool(folder);
    private final List<Figure> figures = new ArrayList<>();

    private Benchmark() throws IOException {}

    public static void main(String[] arguments) {
        int status = 1;
        try {
            new Benchmark().run();
            status = 0;
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace();
        }
        // What still runs must not keep it alive.
        System.exit(status);
    }

    private void run() throws IOException, SQLException {
        TestDatabase shop = TestDatabase.create(folder);
        TestDatabase floor = TestDatabase.create(folder);
        try (InstantEcster ecster = new InstantEcster()) {
            if (!Set.of("orders", "memory", "start").containsAll(PHASES) || PHASES.isEmpty()) {
                byOneNode(shop, floor, ecster);
            }
            if (wanted("work")) {
                figures.addAll(new WorkingOff(shop, floor, ecster).measure());
            }
            if (wanted("orders")) {
                figures.addAll(new Orders(floor, ecster).measure());
            }
            if (wanted("memory")) {
                figures.addAll(Memory.measure(tool, shop, () -> Node.of(shop, floor, ecster, Map.of())));
            }
            if (wanted("start")) {
                figures.addAll(StartUp.measure(() -> Node.alone(shop, ecster), () -> Node.floor(floor)));
            }
        }
        Report.print(figures, System.out);
        System.out.println("Report: " + Report.write(figures, tool.charts(), folder));
    }

    private static boolean wanted(String phase) {
        boolean wanted = PHASES.isEmpty() || PHASES.contains(phase);
        if (wanted) {
            System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + phase);
        }
        return wanted;
    }

    private void byOneNode(TestDatabase shop, TestDatabase floor, InstantEcster ecster)
            throws IOException, SQLException {
        try (ServerProcess node = Node.of(shop, floor, ecster, Map.of("kassa.notification.workers", "0"))) {
            node.start().awaitReady();
            try (Connection connection = connect(shop)) {
                Seed.orders(connection, WorkingOff.ORDERS);
            }
            if (wanted("pages")) {
                pages(node, shop);
            }
            if (wanted("checkout")) {
                checkout(node, shop, ecster);
            }
            if (wanted("weight")) {
                figures.addAll(PageWeight.measure("http://localhost:" + node.port() + "/"));
            }
            if (wanted("intake")) {
                intake(node, shop);
            }
        }
    }

    static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private void intake(ServerProcess node, TestDatabase shop) throws IOException, SQLException {
        DatabaseUse before = DatabaseUse.now(shop);
        Map<String, Stats> stats = tool.run(IntakeSimulation.class, properties(node));
        DatabaseUse after = DatabaseUse.now(shop);
        for (int senders : IntakeSimulation.SENDERS) {
            Stats floor = stats.get("floor " + senders);
            Stats ours = stats.get("shop " + senders);
            double seconds = SECONDS * IntakeSimulation.ROUNDS;
            figures.add(Figure.atLeast(
                    "notification intake, " + senders + " senders",
                    "per second",
                    floor.count() / seconds,
                    ours.count() / seconds,
                    0.8));
            figures.add(Figure.atMost(
                    "notification intake, " + senders + " senders", "p99 ms", Math.max(1, floor.p99()), ours.p99(), 2));
        }
        figures.addAll(after.each(before, count(stats, ".*shop.*")).figures(Sizing.TAKEN_IN));
    }

    private void pages(ServerProcess node, TestDatabase shop) throws IOException, SQLException {
        DatabaseUse before = DatabaseUse.now(shop);
        Map<String, Stats> stats = tool.run(PagesSimulation.class, properties(node));
        DatabaseUse after = DatabaseUse.now(shop);
        double seconds = SECONDS * PagesSimulation.ROUNDS;
        double floor = stats.get("floor").count() / seconds;
        figures.add(Figure.seen(
                "a page of texts alone, " + PagesSimulation.SHOPPERS + " shoppers",
                "per second",
                floor,
                stats.get("terms").count() / seconds));
        for (String page : PagesSimulation.PAGES.subList(2, PagesSimulation.PAGES.size())) {
            figures.add(Figure.atLeast(
                    page + ", " + PagesSimulation.SHOPPERS + " shoppers",
                    "per second",
                    floor,
                    stats.get(page).count() / seconds,
                    0.7));
        }
        figures.addAll(after.each(before, count(stats, ".*(shelf|product|basket page)"))
                .figures(Sizing.PAGE));
    }

    private void checkout(ServerProcess node, TestDatabase shop, InstantEcster ecster)
            throws IOException, SQLException {
        DatabaseUse before = DatabaseUse.now(shop);
        Path file = folder.resolve("checkout-times.properties");
        Map<String, String> properties = new HashMap<>(properties(node));
        properties.put(Times.FILE, file.toString());
        long nanosBefore = ecster.cartNanos();
        long cartsBefore = ecster.carts();
        double waitedBefore = Metrics.sum(node, ECSTER_CALLS);
        Map<String, Stats> stats = tool.run(CheckoutSimulation.class, properties);
        double ecstersOwn = (ecster.cartNanos() - nanosBefore) / 1e6 / (ecster.carts() - cartsBefore);
        double waited = (Metrics.sum(node, ECSTER_CALLS) - waitedBefore) * 1e3 / (ecster.carts() - cartsBefore);
        DatabaseUse after = DatabaseUse.now(shop);
        Map<String, Double> means = Times.read(file);
        double floor = means.get("floor");
        figures.add(Figure.atMost(Sizing.ENTERING, "mean ms", floor, means.get("shop") - ecstersOwn, 2));
        figures.add(
                Figure.seen("the same form by a button that orders nothing", "mean ms", floor, means.get("change")));
        figures.add(Figure.seen(
                "a call to Ecster, from the node and back, and Ecster's own time", "mean ms", ecstersOwn, waited));
        figures.addAll(after.each(before, count(stats, ".*shop")).figures(Sizing.CHECKOUT));
    }

    private static double count(Map<String, Stats> stats, String names) {
        return stats.entrySet().stream()
                .filter(entry -> entry.getKey().matches(names))
                .mapToLong(entry -> entry.getValue().count())
                .sum();
    }

    private static Map<String, String> properties(ServerProcess node) {
        return Map.of(
                "bench.server",
                "http://localhost:" + node.port(),
                "bench.orders",
                Integer.toString(WorkingOff.ORDERS),
                "bench.seconds",
                Integer.toString(SECONDS));
    }
}
