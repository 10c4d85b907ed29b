package se.kassa.admin.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Asks the same of each of some days, with one statement whose parts are ranges of an index. Days are those of a zone,
 * which neither database could group by in the same words.
 */
final class PerDayQuery {

    /** Makes something of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private PerDayQuery() {}

    /**
     * @param select a query with the day's begin and its end as parameters, and {@code :day} where the day is wanted
     * @param to the last day
     */
    static <T> List<T> ask(
            DataSource dataSource, String select, LocalDate from, LocalDate to, ZoneId zone, Row<T> row) {
        List<String> parts = new ArrayList<>();
        List<OffsetDateTime> parameters = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            parts.add(select.replace(":day", "cast('" + day + "' as date)"));
            parameters.add(day.atStartOfDay(zone).toOffsetDateTime());
            parameters.add(day.plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        }
        return read(dataSource, String.join(" union all ", parts), parameters, row);
    }

    private static <T> List<T> read(DataSource dataSource, String sql, List<OffsetDateTime> parameters, Row<T> row) {
        List<T> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The figures could not be read", e);
        }
    }
}
