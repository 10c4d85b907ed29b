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
 * Runs the same query for each day of a period, as one statement of index range scans. Days are those of a time zone;
 * H2 and PostgreSQL have no common syntax to group by them.
 */
final class PerDayQuery {

    /** Maps a row. */
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private PerDayQuery() {}

    /**
     * @param select a query with the day's start and end as parameters; {@code :day} is replaced by the day
     * @param to the last day
     */
    static <T> List<T> run(
            DataSource dataSource, String select, LocalDate from, LocalDate to, ZoneId zone, RowMapper<T> mapper) {
        List<String> parts = new ArrayList<>();
        List<OffsetDateTime> parameters = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            parts.add(select.replace(":day", "cast('" + day + "' as date)"));
            parameters.add(day.atStartOfDay(zone).toOffsetDateTime());
            parameters.add(day.plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        }
        return read(dataSource, String.join(" union all ", parts), parameters, mapper);
    }

    /**
     * Runs a query once for the whole period.
     *
     * @param select a query with the period's start and end as parameters
     * @param to the last day
     */
    static <T> List<T> runOnce(
            DataSource dataSource, String select, LocalDate from, LocalDate to, ZoneId zone, RowMapper<T> mapper) {
        List<OffsetDateTime> parameters = List.of(
                from.atStartOfDay(zone).toOffsetDateTime(),
                to.plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        return read(dataSource, select, parameters, mapper);
    }

    private static <T> List<T> read(
            DataSource dataSource, String sql, List<OffsetDateTime> parameters, RowMapper<T> mapper) {
        List<T> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The figures could not be read", e);
        }
    }
}
