package se.kassa.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.kassa.testing.Await;
import se.kassa.testing.Http;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.TestDatabase;

/** How fast one node, and two, work a backlog of notifications off; each node has a processor to itself. */
final class WorkingOff {

    /** For each node: the virtual machine goes on compiling for so long. */
    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 25_000);

    private static final int BACKLOG = Integer.getInteger("bench.backlog", 5_000);

    /** How many orders all of it needs. */
    static final int ORDERS = 3 * WARM_UP + 2 * BACKLOG;

    /** What a single request to the floor works on, so that it ends in time. */
    private static final int PORTION = 250;

    private static final int WORKERS = 6;

    /** How fast that was, who had the processors for how long, and what each took of the database. */
    private record Worked(double rate, ProcessorTime time, DatabaseUse use) {}

    private final TestDatabase shop;
    private final TestDatabase floor;
    private final InstantEcster ecster;
    private int next = Seed.FIRST;

    WorkingOff(TestDatabase shop, TestDatabase floor, InstantEcster ecster) {
        this.shop = shop;
        this.floor = floor;
        this.ecster = ecster;
    }

    List<Figure> measure() throws SQLException {
        List<Figure> figures = new ArrayList<>();
        try (ServerProcess one = Node.of(shop, floor, ecster, Map.of()).pinnedTo(0);
                ServerProcess two = Node.of(shop, floor, ecster, Map.of()).pinnedTo(1)) {
            one.start().awaitReady();
            forget();
            worked(WARM_UP);
            floor(one, 1, WARM_UP);
            ProcessorTime begin = ProcessorTime.now(List.of(one));
            double floorRate = floor(one, 1 + WARM_UP, BACKLOG);
            ProcessorTime byFloor = ProcessorTime.now(List.of(one)).since(begin);
            Worked byOne = worked(BACKLOG, List.of(one));
            two.start().awaitReady();
            worked(2 * WARM_UP);
            Worked byTwo = worked(BACKLOG, List.of(one, two));
            figures.add(
                    Figure.atLeast("notifications worked off by one node", "per second", floorRate, byOne.rate(), 0.6));
            figures.add(Figure.atLeast("the same by two nodes, to one", "per second", byOne.rate(), byTwo.rate(), 1.6));
            figures.add(perNotification(
                    "the node, for the floor's and for the shop's",
                    byFloor.nodes(),
                    byOne.time().nodes()));
            figures.add(perNotification(
                    "PostgreSQL, for the floor's and for the shop's",
                    byFloor.database(),
                    byOne.time().database()));
            figures.addAll(processors(byOne.time(), byTwo.time()));
            figures.addAll(byOne.use().figures(Sizing.WORKED_OFF));
        }
        return figures;
    }

    /**
     * Who keeps the processors busy: one node has one to itself, and two nodes share all of them with the database and
     * Ecster, so that two can't be faster than one by more than what these leave them.
     */
    private static List<Figure> processors(ProcessorTime one, ProcessorTime two) {
        int processors = Runtime.getRuntime().availableProcessors();
        double most = processors * one.nodes() / (one.nodes() + one.database() + one.ecster());
        return List.of(
                Figure.seen(
                        "two nodes on so many processors, at the most", "of one that is never idle", processors, most),
                Figure.seen("processors there are, and busy with one node", "processors", processors, one.busy()),
                Figure.seen("processors there are, and busy with two nodes", "processors", processors, two.busy()),
                perNotification("the node, and both nodes", one.nodes(), two.nodes()),
                perNotification("PostgreSQL, with one node and with two", one.database(), two.database()),
                perNotification("the instant Ecster, with one node and with two", one.ecster(), two.ecster()));
    }

    private static Figure perNotification(String whose, double one, double two) {
        return Figure.seen(
                "processor time for a notification: " + whose, "ms", one * 1000 / BACKLOG, two * 1000 / BACKLOG);
    }

    private Worked worked(int howMany, List<ServerProcess> nodes) throws SQLException {
        DatabaseUse before = DatabaseUse.now(shop);
        ProcessorTime begin = ProcessorTime.now(nodes);
        double rate = worked(howMany);
        ProcessorTime time = ProcessorTime.now(nodes).since(begin);
        return new Worked(rate, time, DatabaseUse.now(shop).each(before, howMany));
    }

    /** What the measurement of the intake left behind is no part of the backlog. */
    private void forget() throws SQLException {
        try (Connection connection = Benchmark.connect(shop);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from notification");
        }
    }

    private double floor(ServerProcess node, int from, int howMany) {
        long millis = 0;
        for (int done = 0; done < howMany; done += PORTION) {
            millis += floorMillis(node, from + done, Math.min(PORTION, howMany - done));
        }
        return howMany * 1000.0 / millis;
    }

    private long floorMillis(ServerProcess node, int from, int howMany) {
        URI address = Node.address(node)
                .resolve("floor/api/work?from=" + from + "&howMany=" + howMany + "&workers=" + WORKERS + "&question="
                        + ecster.address() + "/rest/public/v1/orders/P" + Seed.FIRST);
        return Long.parseLong(Http.post(address, "").body().strip());
    }

    /** The rate between the first and the last that was worked off. */
    private double worked(int howMany) throws SQLException {
        try (Connection connection = Benchmark.connect(shop)) {
            Seed.notifications(connection, next, howMany);
            int first = next;
            next += howMany;
            Await.until("the backlog is worked off", Duration.ofMinutes(5), () -> left(connection) == 0);
            return rate(connection, first, howMany);
        }
    }

    private static long left(Connection connection) {
        try {
            return number(connection, "select count(*) from notification where state = 'RECEIVED'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double rate(Connection connection, int first, int howMany) throws SQLException {
        long millis = number(
                connection,
                "select cast(extract(epoch from max(finished_at) - min(finished_at)) * 1000 as bigint) from notification"
                        + " where id between " + first + " and " + (first + howMany - 1));
        return howMany * 1000.0 / millis;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
