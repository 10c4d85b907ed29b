package se.kassa.order.list;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import se.kassa.order.Line;

/** Reads the lines of many orders with one statement. */
@ApplicationScoped
public class OrderLines {

    @Resource(lookup = "java:app/jdbc/kassa")
    private DataSource dataSource;

    protected OrderLines() {}

    /** Outside of a server. */
    public OrderLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The lines of each order, by its database id, as they stand on the order. */
    public Map<Long, List<Line>> of(List<OrderRow> orders) {
        List<Object> ids = new ArrayList<>();
        orders.forEach(order -> ids.add(order.id()));
        Statement query = new Statement()
                .add(
                        "select order_id, kind, part_number, name, quantity, unit_amount, discount_amount, vat_rate"
                                + " from order_line where order_id in ("
                                + String.join(", ", Collections.nCopies(ids.size(), "?"))
                                + ") order by order_id, position",
                        ids);
        Map<Long, List<Line>> lines = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = query.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                lines.computeIfAbsent(rows.getLong("order_id"), id -> new ArrayList<>())
                        .add(line(rows));
            }
            return lines;
        } catch (SQLException e) {
            throw new ListException(e);
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Line.Kind.valueOf(row.getString("kind")),
                row.getString("part_number"),
                row.getString("name"),
                row.getInt("quantity"),
                row.getLong("unit_amount"),
                row.getLong("discount_amount"),
                row.getInt("vat_rate"));
    }
}
