package se.kassa.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One statement or several, with the values of their parameters in order.
 *
 * @param parameters may have nulls
 */
public record Sql(String text, List<Object> parameters) {

    public static Sql of(String text, Object... parameters) {
        return new Sql(text, Arrays.asList(parameters));
    }

    /** This and then the other, in one round trip to the database. */
    public Sql then(Sql other) {
        List<Object> both = new ArrayList<>(parameters);
        both.addAll(other.parameters);
        return new Sql(text + "; " + other.text, both);
    }

    /** Executes it; where there are several statements, each after the one before. */
    public void execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            statement.execute();
        }
    }

    /** The statement is the caller's to close. */
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }
}
