package se.kassa.testdata;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import se.kassa.order.list.BoundedCount;
import se.kassa.order.list.CountingDataSource.Executed;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderLineReader;
import se.kassa.order.list.OrderList;
import se.kassa.platform.database.SchemaMigration;

/**
 * Times what the order list asks of a database: {@code ./mvnw -Pscale -Durl=…}, with the database that the generator
 * filled. Prints a table of the statements' times beside the same at 1,000 orders ({@link ScaleBaseline}), then the time of
 * reading everything as a file does beside PostgreSQL's own {@code COPY}, which tables are read from end to end, and the
 * plans of some statements. {@code -Dquestions=} takes some of the questions only, by a regular expression. The pages
 * around the statements are a phase of the benchmark.
 */
public final class ScaleMeasurement {

    private static final int LOOK_EVERY = 100_000;

    private ScaleMeasurement() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        String asked = System.getProperty("until", "");
        LocalDate until = asked.isBlank() ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(asked);
        String url = System.getProperty("url");
        String user = System.getProperty("user", "kassa");
        String password = System.getProperty("password", "kassa");
        DataSource large = OrderGenerator.dataSource(url, user, password);
        SchemaMigration.migrate(large);
        DataSource small = ScaleBaseline.make(large, url, user, password, until);
        Map<String, List<Executed>> statements =
                OrderListStatements.compare(small, large, until, System.getProperty("questions", ".*"), System.out);
        double seconds = readEverything(OrderListStatements.pooled(large));
        if (ScaleBaseline.isPostgreSql(url)) {
            double floor = ScaleBaseline.copySeconds(large, ScaleBaseline.ORDERS_AS_STORED)
                    + ScaleBaseline.copySeconds(large, ScaleBaseline.LINES_AS_STORED);
            System.out.printf(
                    "COPY of the same orders and lines took %.1f s: they are read at %.2f of its rows per second%n",
                    floor, floor / seconds);
        }
        try (Connection connection = large.getConnection()) {
            QueryPlans.of(connection).print(statements, System.out);
        }
    }

    /** Reads a file of all orders and their lines, and prints the memory that takes. Returns the seconds. */
    private static double readEverything(DataSource large) {
        OrderLineReader lines = new OrderLineReader(large);
        long begun = System.nanoTime();
        long[] rows = new long[2];
        long[] most = new long[1];
        new OrderList(large, BoundedCount.BOUND).forEachBatch(OrderFilter.ALL, batch -> {
            rows[0] += batch.size();
            lines.of(batch).values().forEach(some -> rows[1] += some.size());
            if (rows[0] % LOOK_EVERY == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
            }
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%d orders with %d lines were read for a file in %.1f s, with %d MB of heap in use at most%n",
                rows[0], rows[1], seconds, most[0] / 1_000_000);
        return seconds;
    }
}
