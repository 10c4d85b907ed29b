package se.kassa.order.list;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The sort key of an order, for keyset pagination.
 *
 * @param value value of the sort column
 */
record PageKey(Object value, OffsetDateTime createdAt, long id) {

    /** Reads the key of an order; empty if there is no such order. */
    static Optional<PageKey> find(Connection connection, OrderSort sort, long id) throws SQLException {
        String sql = "select " + sort.column + ", created_at from orders where id = ?";
        try (PreparedStatement statement = new SqlBuilder().add(sql, id).prepare(connection);
                ResultSet found = statement.executeQuery()) {
            if (!found.next()) {
                return Optional.empty();
            }
            OffsetDateTime createdAt = found.getObject(2, OffsetDateTime.class);
            return Optional.of(new PageKey(sort == OrderSort.PLACED ? createdAt : found.getObject(1), createdAt, id));
        }
    }

    /** The key in the order of placing. */
    static PageKey of(OrderRow row) {
        return new PageKey(row.createdAt(), row.createdAt(), row.id());
    }

    /** Values of the columns that the list is sorted by. */
    List<Object> values(OrderSort sort) {
        return sort.grouped ? List.of(value, createdAt, id) : List.of(value, id);
    }
}
