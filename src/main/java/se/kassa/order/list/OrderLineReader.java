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
import java.util.LongSummaryStatistics;
import java.util.Map;
import javax.sql.DataSource;
import se.kassa.order.Line;

/** Reads the lines of many orders in one statement. */
@ApplicationScoped
public class OrderLineReader {

    /** Reads the whole id range if it holds at most this many times the wanted ids: faster than a list of ids. */
    private static final int DENSE = 3;

    @Resource(lookup = "java:app/jdbc/kassa")
    private DataSource dataSource;

    protected OrderLineReader() {}

    /** For use outside a server. */
    public OrderLineReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Lines by order id, in their order; may contain further orders. */
    public Map<Long, List<Line>> of(List<OrderRow> orders) {
        Map<Long, List<Line>> lines = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = query(orders).prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                lines.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>(4)).add(line(rows));
            }
            return lines;
        } catch (SQLException e) {
            throw new OrderListUnavailableException(e);
        }
    }

    private static SqlBuilder query(List<OrderRow> orders) {
        SqlBuilder query = new SqlBuilder()
                .add("select order_id, kind, sku, name, quantity, unit_amount, discount_amount,"
                        + " vat_rate from order_line where order_id ");
        LongSummaryStatistics ids = orders.stream().mapToLong(OrderRow::id).summaryStatistics();
        if (ids.getMax() - ids.getMin() < (long) DENSE * orders.size()) {
            query.add("between ? and ?", ids.getMin(), ids.getMax());
        } else {
            List<Object> each = new ArrayList<>();
            orders.forEach(order -> each.add(order.id()));
            query.add("in (" + String.join(", ", Collections.nCopies(each.size(), "?")) + ")", each);
        }
        return query.add(" order by order_id, position");
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Line.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7),
                row.getInt(8));
    }
}
