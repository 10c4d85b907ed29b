package se.kassa.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An SQL statement with its parameter values.
 *
 * @param parameters may contain nulls
 */
public record SqlStatement(String text, List<Object> parameters) {

    public static SqlStatement of(String text, Object... parameters) {
        return new SqlStatement(text, Arrays.asList(parameters));
    }

    /**
     * Executes a statement that inserts at most one row.
     *
     * @param key column whose value in the new row is returned
     * @return empty if no row was inserted
     */
    public Optional<Long> insert(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text, new String[] {key})) {
            set(statement);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return keys.next() ? Optional.of(keys.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Executes an update; returns the number of rows. */
    public int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            set(statement);
            return statement.executeUpdate();
        }
    }

    private void set(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }
}
