package se.kassa.order.list;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Differences between the databases. PostgreSQL chooses by statistics between an index scan in list order and a sort;
 * H2 always uses the index of a condition, however unselective, and needs a hint.
 */
enum SqlDialect {
    H2 {
        @Override
        String indexHint(String index) {
            return " use index (" + index + ")";
        }
    },
    POSTGRESQL {
        @Override
        String indexHint(String index) {
            return "";
        }
    };

    /** Clause after a table alias that forces an index scan. */
    abstract String indexHint(String index);

    static SqlDialect of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : H2;
    }
}
