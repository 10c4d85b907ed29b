package se.kassa.order.list;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Builds SQL with its parameter values. */
final class SqlBuilder {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SqlBuilder add(String text, Object... values) {
        return add(text, List.of(values));
    }

    SqlBuilder add(String text, List<Object> values) {
        sql.append(text);
        parameters.addAll(values);
        return this;
    }

    SqlBuilder add(SqlBuilder other) {
        return add(other.sql.toString(), other.parameters);
    }

    /** Adds conditions with AND. */
    SqlBuilder and(List<FilterCondition> conditions) {
        conditions.forEach(condition -> add(" and " + condition.sql(), condition.parameters()));
        return this;
    }

    /** Reads a result. */
    interface ResultReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * Executes the query.
     *
     * @param timeoutSeconds query timeout; 0 for none
     */
    <T> T query(Connection connection, int timeoutSeconds, ResultReader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            statement.setQueryTimeout(timeoutSeconds);
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            } finally {
                // H2 keeps the timeout for the connection, which the pool reuses.
                statement.setQueryTimeout(0);
            }
        }
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
