package se.kassa.order.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.order.HoldReason;
import se.kassa.order.PaymentState;
import se.kassa.order.Stage;

/** Reads rows of {@link PageQuery#COLUMNS}. */
final class OrderRows {

    private OrderRows() {}

    static OrderRow read(ResultSet row) throws SQLException {
        String hold = row.getString("hold_reason");
        return new OrderRow(
                row.getLong("id"),
                row.getString("number"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("paid_at", OffsetDateTime.class),
                Stage.valueOf(row.getString("stage")),
                PaymentState.valueOf(row.getString("payment_state")),
                row.getString("payment_method"),
                hold == null ? null : HoldReason.valueOf(hold),
                name(row.getString("first_name"), row.getString("last_name")),
                row.getString("company_name"),
                row.getString("email"),
                row.getString("listed_country"),
                row.getBoolean("business"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("captured_amount"),
                row.getLong("refunded_amount"));
    }

    private static String name(String first, String last) {
        return Stream.of(first, last).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
