package se.kassa.order.list;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SQL that grows, and the values of its parameters. */
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

    /** Adds each as a further condition. */
    SqlBuilder and(List<FilterCondition> conditions) {
        conditions.forEach(condition -> add(" and " + condition.sql(), condition.parameters()));
        return this;
    }

    /** Reads an answer. */
    interface Answer<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * Asks it.
     *
     * @param seconds how long the answer may take; 0 for as long as it takes
     */
    <T> T ask(Connection connection, int seconds, Answer<T> answer) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            statement.setQueryTimeout(seconds);
            try (ResultSet rows = statement.executeQuery()) {
                return answer.read(rows);
            } finally {
                // H2 keeps it for the connection, whoever has it next.
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
