package se.kassa.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts orders that wait for their payment, and notifications that wait for a worker, straight into the database. */
final class Seed {

    /** What each order costs, in minor units. */
    static final long AMOUNT = 22700;

    /** Above what the shop's own orders get. */
    static final int FIRST = 1_000_000;

    private Seed() {}

    /** Orders {@code FIRST} to {@code FIRST + howMany − 1}, each with an attempt that has the notification token {@code token-<number>}. */
    static void orders(Connection connection, int howMany) throws SQLException {
        String numbers = " from generate_series(" + FIRST + ", " + (FIRST + howMany - 1) + ") n";
        execute(
                connection,
                "insert into orders (id, version, number, receipt_token, cart_token, created_at, language, currency,"
                        + " payment_state, shipping_state, amount, captured_amount, refunded_amount)"
                        + " select n, 0, cast(n as varchar), 'receipt-' || n, 'cart-' || n, now(), 'sv', 'SEK', 'NOT_STARTED',"
                        + " 'NOT_SHIPPED', " + AMOUNT + ", 0, 0" + numbers,
                "insert into order_line (order_id, position, kind, sku, name, quantity, unit_amount,"
                        + " discount_amount, vat_rate) select n, 0, 'PRODUCT', 'tea', 'Tea', 1, " + AMOUNT + ", 0, 1200"
                        + numbers,
                "insert into order_search_term (order_id, term) select n, cast(n as varchar)" + numbers,
                "insert into order_search_term (order_id, term) select n, 'tea'" + numbers,
                "insert into checkout_reservation (order_id, due_at) select n, now() + interval '1 day'" + numbers,
                "insert into payment_attempt (id, order_id, number, reference, notification_token, created_at,"
                        + " session_revision, session_fence, payment_state, applied_sequence_number, unchanged_queries)"
                        + " select n, n, 1, cast(n as varchar), 'token-' || n, now(), 0, 0, 'NOT_STARTED', 0, 0"
                        + numbers,
                "insert into payment_revision (id, attempt_id, number, amount, lines, created_at)"
                        + " select n, n, 1, " + AMOUNT
                        + ", '[{\"discountAmount\":0,\"kind\":\"PRODUCT\",\"name\":\"Tea\",\"partNumber\":\"tea\",\"quantity\":1,"
                        + "\"unitAmount\":" + AMOUNT + ",\"vatRate\":1200}]', now()" + numbers,
                "analyze");
    }

    /** A notification of each of these orders, received and due. */
    static void notifications(Connection connection, int first, int howMany) throws SQLException {
        execute(
                connection,
                "insert into notification (id, attempt_id, deduplication_key, received_at, last_received_at, receive_count, body,"
                        + " payment_id, status, event, state, tries, due_at, fence, recorded)"
                        + " select n, n, 'seed-' || n, now(), now(), 1, '{}', 'P' || n, 'READY', 'CREATED', 'RECEIVED', 0,"
                        + " now(), 0, false from generate_series(" + first + ", " + (first + howMany - 1) + ") n",
                "analyze notification");
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
