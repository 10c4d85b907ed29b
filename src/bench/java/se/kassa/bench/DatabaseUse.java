package se.kassa.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import se.kassa.testing.TestDatabase;

/**
 * What the shop has used of its database up to a moment, as PostgreSQL counts it.
 *
 * @param commits transactions that were committed
 * @param millis for which connections were busy, with a statement or with a transaction that is open
 */
record DatabaseUse(double commits, double millis) {

    /** PostgreSQL's processes tell what they did once a second. */
    private static final long UNTOLD_MILLIS = 1_200;

    private static final String USE = "select xact_commit, active_time + idle_in_transaction_time from pg_stat_database"
            + " where datname = current_database()";

    static DatabaseUse now(TestDatabase shop) throws SQLException {
        try {
            Thread.sleep(UNTOLD_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        try (Connection connection = Benchmark.connect(shop);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(USE)) {
            result.next();
            return new DatabaseUse(result.getDouble(1), result.getDouble(2));
        }
    }

    /** What each of so many took since then, on the average. */
    DatabaseUse each(DatabaseUse begin, double howMany) {
        return new DatabaseUse((commits - begin.commits) / howMany, (millis - begin.millis) / howMany);
    }

    /** Two lines of the table about one of something, which {@link Sizing} finds by its name. */
    List<Figure> figures(String ofOne) {
        return List.of(
                Figure.seen(commitsOf(ofOne), "commits", Double.NaN, commits),
                Figure.seen(millisOf(ofOne), "ms", Double.NaN, millis));
    }

    static String commitsOf(String one) {
        return "transactions for " + one;
    }

    static String millisOf(String one) {
        return "a connection is busy for " + one;
    }
}
