package se.kassa.generator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes the rows of one table, quickly. */
interface Sink extends AutoCloseable {

    void add(Object... values) throws SQLException;

    /** Has everything that was added written. */
    @Override
    void close() throws SQLException;

    /** The quickest way into this database. */
    static Sink into(Connection connection, String table, List<String> columns) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                ? new CopySink(connection, table, columns)
                : new BatchSink(connection, table, columns);
    }
}
