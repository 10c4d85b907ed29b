package se.kassa.order.list;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the two databases want to be told differently. PostgreSQL knows by its statistics when to walk along the order of
 * a list and when to gather and sort; H2 always takes the index of a condition, however little that condition tells.
 */
enum SqlDialect {
    H2 {
        @Override
        String walking(String index) {
            return " use index (" + index + ")";
        }
    },
    POSTGRESQL {
        @Override
        String walking(String index) {
            return "";
        }
    };

    /** What follows a table's alias so that it is read along an index. */
    abstract String walking(String index);

    static SqlDialect of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : H2;
    }
}
