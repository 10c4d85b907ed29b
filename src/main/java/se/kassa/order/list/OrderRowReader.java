package se.kassa.order.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;

/** Reads rows of {@link OrderPageSql#COLUMNS}. */
final class OrderRowReader {

    /** After the columns that sort and filter. */
    private static final int SHIPPING_METHOD = 22;

    private OrderRowReader() {}

    /** Reads columns by position: exports have so many rows that lookup by name is measurable. */
    static OrderRow read(ResultSet row) throws SQLException {
        String reviewReason = row.getString(8);
        return new OrderRow(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class),
                row.getObject(4, OffsetDateTime.class),
                FulfilmentStage.valueOf(row.getString(5)),
                new OrderRow.Payment(
                        PaymentState.valueOf(row.getString(6)),
                        row.getString(7),
                        reviewReason == null ? null : ReviewReason.valueOf(reviewReason)),
                new OrderRow.Customer(
                        name(row.getString(9), row.getString(10)),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13),
                        row.getBoolean(14)),
                new OrderRow.Amounts(row.getString(15), row.getLong(16), row.getLong(17), row.getLong(18)),
                row.getString(SHIPPING_METHOD));
    }

    private static String name(String first, String last) {
        if (first == null || last == null) {
            return first != null ? first : last != null ? last : "";
        }
        return first + " " + last;
    }
}
