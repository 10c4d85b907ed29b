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
import se.kassa.testing.Http;
import se.kassa.testing.Pause;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.TestDatabase;

/** How fast one node, and two, work a backlog of notifications off; each node has a processor to itself. */
final class WorkingOff {

    private static final int WARM_UP = 800;
    private static final int BACKLOG = Integer.getInteger("bench.backlog", 3_000);

    /** What a single request to the floor works on, so that it ends in time. */
    private static final int PORTION = 250;

    private static final int WORKERS = 6;

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
            double floorRate = floor(one, 1 + WARM_UP, BACKLOG);
            double byOne = worked(BACKLOG);
            two.start().awaitReady();
            worked(WARM_UP);
            double byTwo = worked(BACKLOG);
            figures.add(Figure.atLeast("notifications worked off by one node", "per second", floorRate, byOne, 0.6));
            figures.add(Figure.atLeast("the same by two nodes, to one", "per second", byOne, byTwo, 1.6));
        }
        return figures;
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
            Pause.until("the backlog is worked off", Duration.ofMinutes(5), () -> left(connection) == 0);
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
