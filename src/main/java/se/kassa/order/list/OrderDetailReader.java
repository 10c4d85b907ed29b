package se.kassa.order.list;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads what other tables hold of the orders of a page, in one statement for each table. */
@ApplicationScoped
public class OrderDetailReader {

    @Resource(lookup = "java:app/jdbc/kassa")
    private DataSource dataSource;

    protected OrderDetailReader() {}

    /** For use outside a server. */
    public OrderDetailReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one value of a row. */
    private interface ValueReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The latest note of each order that has one, by order id. */
    public Map<Long, String> notes(List<OrderRow> orders) {
        return read(
                "select order_id, explanation from order_history_entry where type = 'NOTE' and order_id in ",
                orders,
                " order by order_id, id",
                row -> row.getString(2));
    }

    /** When the first authorisation of each order expires, by order id; without orders where that is not known. */
    public Map<Long, OffsetDateTime> expiries(List<OrderRow> orders) {
        return read(
                "select order_id, min(authorisation_expires_at) from payment_attempt"
                        + " where authorisation_expires_at is not null and order_id in ",
                orders,
                " group by order_id",
                row -> row.getObject(2, OffsetDateTime.class));
    }

    private <T> Map<Long, T> read(String select, List<OrderRow> orders, String rest, ValueReader<T> reader) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        List<Object> ids = orders.stream().<Object>map(OrderRow::id).toList();
        SqlBuilder query = new SqlBuilder()
                .add(select + "(" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")", ids)
                .add(rest);
        try (Connection connection = dataSource.getConnection()) {
            return query.query(connection, 0, row -> {
                Map<Long, T> values = new HashMap<>();
                while (row.next()) {
                    values.put(row.getLong(1), reader.read(row));
                }
                return values;
            });
        } catch (SQLException e) {
            throw new OrderListUnavailableException(e);
        }
    }
}
