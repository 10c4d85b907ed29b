package se.kassa.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import se.kassa.testdata.OrderGenerator;
import se.kassa.testdata.OrderListQueries;
import se.kassa.testdata.OrderListStatements;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.StaffHttpClient;
import se.kassa.testing.TestDatabase;

/**
 * The list of orders and its files: a shop with very many orders beside the same shop with a thousand, each in a server
 * of its own, both with one PostgreSQL.
 */
final class Orders {

    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("bench.orders", 1_000_000);

    /** Databases that are filled already: their addresses are these, followed by {@code many} and {@code few}. */
    private static final String FILLED = System.getProperty("bench.filled", "");

    private final OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    private final LocalDate until = end.toLocalDate().minusDays(1);
    private final TestDatabase floor;
    private final InstantEcster ecster;

    Orders(TestDatabase floor, InstantEcster ecster) {
        this.floor = floor;
        this.ecster = ecster;
    }

    List<Figure> measure() throws IOException, SQLException {
        TestDatabase few = filled("few", FEW);
        TestDatabase many = filled("many", MANY);

        OrderListStatements.compare(dataSource(few), dataSource(many), until, ".*", System.out);
        List<Figure> figures = new ArrayList<>();
        try (ServerProcess beside = node(few);
                ServerProcess node = node(many)) {
            beside.start();
            node.start().awaitReady();
            OrderPages small = pages(beside.awaitReady(), few);
            OrderPages large = pages(node, many);
            figures.addAll(OrderPages.inTurns(small, large, "order list at " + MANY + " orders"));
        }
        figures.add(Figure.seen(Sizing.ROOM, "KB", Double.NaN, bytes(many) / 1024.0 / MANY));
        try (ServerProcess node = node(many)) {
            figures.addAll(new OrderExport(staff(node.start().awaitReady()), node, dataSource(many), MANY).measure());
        }
        return figures;
    }

    private ServerProcess node(TestDatabase shop) {
        return Node.of(shop, floor, ecster, Map.of("kassa.notification.workers", "0"));
    }

    private static StaffHttpClient staff(ServerProcess node) {
        return new StaffHttpClient(Node.address(node)).logsIn("admin", Node.ADMIN_PASSWORD);
    }

    private OrderPages pages(ServerProcess node, TestDatabase shop) {
        return new OrderPages(staff(node), OrderListQueries.of(dataSource(shop), until));
    }

    private TestDatabase filled(String name, int orders) throws SQLException, IOException {
        if (!FILLED.isEmpty()) {
            return new TestDatabase(FILLED + name, "kassa", "kassa");
        }
        TestDatabase database = TestDatabase.create(Node.folder("orders"));
        new OrderGenerator(dataSource(database), System.out).generate(orders, 1, end);
        return database;
    }

    private static long bytes(TestDatabase database) throws SQLException {
        try (Connection connection = Benchmark.connect(database);
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
            size.next();
            return size.getLong(1);
        }
    }

    private static DataSource dataSource(TestDatabase database) {
        return OrderGenerator.dataSource(database.url(), database.user(), database.password());
    }
}
