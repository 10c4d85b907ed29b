package se.kassa.generator;

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
final class ScaleFloor {

    private static final int ORDERS = 1000;
    private static final String SCHEMA = "kassa_scale_floor";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private ScaleFloor() {}

    /** Made anew: beside the large one in the same PostgreSQL, in a schema of its own; for H2 in memory. */
    static DataSource make(DataSource large, String url, String user, String password, LocalDate until)
            throws SQLException, IOException {
        DataSource small = isPostgreSql(url)
                ? schema(large, url, user, password)
                : Generator.dataSource(
                        "jdbc:h2:mem:small;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0", "kassa", "kassa");
        new Generator(small, new PrintStream(PrintStream.nullOutputStream())).generate(ORDERS, 1, until);
        return small;
    }

    private static DataSource schema(DataSource large, String url, String user, String password) throws SQLException {
        try (Connection connection = large.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
        }
        return Generator.dataSource(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA, user, password);
    }

    static boolean isPostgreSql(String url) {
        return url.startsWith(POSTGRESQL);
    }

    /** Returns how many seconds PostgreSQL takes to hand out every order and every line by {@code COPY}. */
    static double copySeconds(DataSource large) throws SQLException, IOException {
        try (Connection connection = large.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long begun = System.nanoTime();
            copy.copyOut("copy orders to stdout", OutputStream.nullOutputStream());
            copy.copyOut("copy order_line to stdout", OutputStream.nullOutputStream());
            return (System.nanoTime() - begun) / 1e9;
        }
    }
}
