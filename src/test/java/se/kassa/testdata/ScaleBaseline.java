package se.kassa.testdata;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What the large database is measured against: the same shop with 1,000 orders, and the database's own export. */
public final class ScaleBaseline {

    /** Every column of every order, as it lies in the table. */
    static final String ORDERS_AS_STORED = "orders";

    static final String LINES_AS_STORED = "order_line";

    /** What {@code orders.csv} has of each order: what is stored of it, and what was sold at each rate of VAT. */
    public static final String ORDERS_OF_FILE =
            "(select number, created_at, first_name, last_name, company_name, email,"
                    + " listed_country, business, currency, amount, captured_amount, refunded_amount, payment_state,"
                    + " payment_method, stage, sold_25, sold_12, sold_6, sold_0 from orders left join (select order_id,"
                    + String.join(",", sold(2500), sold(1200), sold(600), sold(0))
                    + " from order_line group by order_id) sold on order_id = id)";

    /** What {@code lines.csv} has of each line, as far as it is stored. */
    public static final String LINES_OF_FILE = "(select o.number, o.created_at, sku, name, quantity, o.currency,"
            + " unit_amount, discount_amount, quantity * unit_amount - discount_amount, vat_rate"
            + " from orders o join order_line on order_id = o.id)";

    private static final int ORDERS = 1000;
    private static final String SCHEMA = "kassa_scale_floor";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private ScaleBaseline() {}

    private static String sold(int rate) {
        return " sum(quantity * unit_amount - discount_amount) filter (where vat_rate = " + rate + ") sold_"
                + rate / 100;
    }

    /** Made anew: beside the large one in the same PostgreSQL, in a schema of its own; for H2 in memory. */
    static DataSource make(DataSource large, String url, String user, String password, LocalDate until)
            throws SQLException, IOException {
        DataSource small = isPostgreSql(url)
                ? schema(large, url, user, password)
                : OrderGenerator.dataSource(
                        "jdbc:h2:mem:small;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0", "kassa", "kassa");
        new OrderGenerator(small, new PrintStream(PrintStream.nullOutputStream())).generate(ORDERS, 1, until);
        return small;
    }

    private static DataSource schema(DataSource large, String url, String user, String password) throws SQLException {
        try (Connection connection = large.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
        }
        return OrderGenerator.dataSource(
                url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA, user, password);
    }

    static boolean isPostgreSql(String url) {
        return url.startsWith(POSTGRESQL);
    }

    /**
     * Returns how many seconds PostgreSQL takes to hand out rows by {@code COPY}.
     *
     * @param rows a table, or a query within parentheses
     */
    public static double copySeconds(DataSource large, String rows) throws SQLException, IOException {
        try (Connection connection = large.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long begun = System.nanoTime();
            copy.copyOut("copy " + rows + " to stdout (format csv)", OutputStream.nullOutputStream());
            return (System.nanoTime() - begun) / 1e9;
        }
    }
}
