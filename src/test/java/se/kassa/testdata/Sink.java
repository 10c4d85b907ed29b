package se.kassa.testdata;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Collects the rows of one table, and writes them in bulk on request. */
interface Sink extends AutoCloseable {

    void add(Object... values) throws SQLException;

    /** Has everything that was added written. */
    void flush() throws SQLException;

    @Override
    void close() throws SQLException;

    /** The quickest way into this database. */
    static Sink into(Connection connection, String table, List<String> columns) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                ? new CopySink(connection, table, columns)
                : new BatchSink(connection, table, columns);
    }
}
