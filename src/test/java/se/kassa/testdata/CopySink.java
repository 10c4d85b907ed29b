package se.kassa.testdata;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** PostgreSQL's {@code copy}. */
final class CopySink implements Sink {

    private final PGConnection connection;
    private final String copy;
    private final StringBuilder text = new StringBuilder();

    CopySink(Connection connection, String table, List<String> columns) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
        this.copy = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    }

    @Override
    public void add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : "\t").append(escaped(values[i]));
        }
        text.append('\n');
    }

    private static String escaped(Object value) {
        return value == null
                ? "\\N"
                : value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    @Override
    public void flush() throws SQLException {
        try (Reader rows = new StringReader(text.toString())) {
            connection.getCopyAPI().copyIn(copy, rows);
            text.setLength(0);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void close() {}
}
