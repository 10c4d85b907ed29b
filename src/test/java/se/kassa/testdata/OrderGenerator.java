package se.kassa.testdata;

import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import se.kassa.catalogue.demo.DemoCatalogue;
import se.kassa.platform.database.SchemaMigration;

/**
 * Fills a database with made-up orders. Takes system properties: {@code url}, {@code user}, {@code password};
 * {@code orders}, how many; {@code seed}; {@code until}, the day of the newest, else they end now. The same seed, number
 * and day make the same orders.
 */
public final class OrderGenerator {

    private static final int COMMIT_EVERY = 20_000;

    private final DataSource dataSource;
    private final PrintStream out;

    public OrderGenerator(DataSource dataSource, PrintStream out) {
        this.dataSource = dataSource;
        this.out = out;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        DataSource dataSource = dataSource(
                System.getProperty("url", "jdbc:h2:file:./data/kassa;WRITE_DELAY=0;LOCK_TIMEOUT=10000"),
                System.getProperty("user", "kassa"),
                System.getProperty("password", "kassa"));
        String until = System.getProperty("until", "");
        OffsetDateTime end = until.isBlank()
                ? OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS)
                : endOf(LocalDate.parse(until));
        new OrderGenerator(dataSource, System.out)
                .generate(Long.getLong("orders", 10_000), Long.getLong("seed", 1), end);
    }

    /** A data source for a JDBC address of H2 or PostgreSQL. */
    public static DataSource dataSource(String url, String user, String password) {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(url);
            h2.setUser(user);
            h2.setPassword(password);
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(url);
        postgres.setUser(user);
        postgres.setPassword(password);
        postgres.setOptions("-c jit=off");
        return postgres;
    }

    private static OffsetDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    /** Adds so many orders to a database, which is migrated first; the last of them at the end of the day. */
    public void generate(long count, long seed, LocalDate until) throws SQLException, IOException {
        generate(count, seed, endOf(until));
    }

    /** Adds so many orders to a database, which is migrated first; the last of them just before the end. */
    public void generate(long count, long seed, OffsetDateTime end) throws SQLException, IOException {
        SchemaMigration.migrate(dataSource);
        long begun = System.nanoTime();
        try (Connection connection = dataSource.getConnection()) {
            Indexes indexes = new Indexes(connection, Tables.NAMES);
            boolean empty = number(connection, "select count(*) from (select 1 from orders limit 1) o") == 0;
            if (empty) {
                indexes.takeAway();
            }
            write(connection, count, seed, end);
            out.printf("%d orders are written after %d s%n", count, (System.nanoTime() - begun) / 1_000_000_000);
            if (empty) {
                indexes.putBack();
            }
            indexes.lookAtAll();
        }
        out.printf("%d orders are ready after %d s%n", count, (System.nanoTime() - begun) / 1_000_000_000);
    }

    private void write(Connection connection, long count, long seed, OffsetDateTime end)
            throws SQLException, IOException {
        GeneratedOrders sales = new GeneratedOrders(seed, count, end, products());
        long firstId = 100
                + number(
                        connection,
                        "select greatest(coalesce(max(id), 0), nextval('orders_seq'), nextval('payment_attempt_seq'),"
                                + " nextval('payment_revision_seq'), nextval('order_history_entry_seq') / "
                                + Tables.EVENTS_AT_MOST + ", nextval('payment_operation_seq') / " + Tables.MOVES_AT_MOST
                                + ") from orders");
        long firstNumber = number(connection, "select nextval('order_number_seq')");
        connection.setAutoCommit(false);
        try (Tables tables = new Tables(connection, Tables.newRun(seed + firstId))) {
            for (long i = 0; i < count; i++) {
                tables.write(firstId + i, firstNumber + i, sales.sale(i));
                if (i % COMMIT_EVERY == COMMIT_EVERY - 1) {
                    connection.commit();
                }
            }
        }
        restart(connection, firstId + count + 100, firstNumber + count);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void restart(Connection connection, long nextId, long nextNumber) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sequence : List.of("orders_seq", "payment_attempt_seq", "payment_revision_seq")) {
                statement.execute("alter sequence " + sequence + " restart with " + nextId);
            }
            statement.execute("alter sequence order_history_entry_seq restart with " + nextId * Tables.EVENTS_AT_MOST);
            statement.execute("alter sequence payment_operation_seq restart with " + nextId * Tables.MOVES_AT_MOST);
            statement.execute("update document_counter set last_receipt = " + nextId * Tables.MOVES_AT_MOST
                    + ", last_credit_note = " + nextId * Tables.MOVES_AT_MOST);
            statement.execute("alter sequence order_number_seq restart with " + nextNumber);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static List<DemoCatalogue.DemoProduct> products() throws IOException {
        try (InputStream file = DemoCatalogue.class.getResourceAsStream("/demo/catalogue.json")) {
            return JsonbBuilder.create()
                    .fromJson(file, DemoCatalogue.Document.class)
                    .products();
        }
    }
}
