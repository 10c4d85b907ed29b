package se.kassa.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.kassa.accounting.AccountingDocument.Kind;
import se.kassa.accounting.sie.Booking;
import se.kassa.admin.report.SalesReport.LedgerLine;
import se.kassa.admin.report.SalesReport.Sales;
import se.kassa.order.list.CountingDataSource;
import se.kassa.platform.database.SchemaMigration;

/** Totals of known orders by day in the shop's time zone. */
class SalesReportTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private static JdbcConnectionPool pool;
    private static CountingDataSource counting;
    private static SalesReport figures;

    @BeforeAll
    static void fill() throws SQLException {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:figures;DB_CLOSE_DELAY=-1", "kassa", "kassa");
        SchemaMigration.migrate(pool);
        counting = new CountingDataSource(pool);
        figures = new SalesReport(counting.dataSource());
        // 00:30 of Tuesday in Stockholm is Monday in UTC.
        order(1, "CARD", 12_500, at(MONDAY, "09:00"));
        order(2, "CARD", 11_200, at(MONDAY, "23:59"));
        order(3, "SWISH", 10_600, at(TUESDAY, "00:30"));
        order(4, null, 5_000, null);
        order(5, "SWISH", 1_000, at(TUESDAY.plusDays(1), "00:00"));

        operation(1, 1, "CAPTURE", "SUCCEEDED", 12_500, at(MONDAY, "10:00"));
        row(1, 0, 2500, 10_000, 2_000);
        row(1, 1, 1200, 2_500, 268);
        operation(2, 2, "CAPTURE", "SUCCEEDED", 11_200, at(MONDAY, "23:59"));
        row(2, 0, 1200, 11_200, 1_200);
        operation(3, 1, "REFUND", "SUCCEEDED", 2_500, at(TUESDAY, "12:00"));
        row(3, 0, 1200, 2_500, 268);
        operation(4, 1, "REFUND", "FAILED", 10_000, at(TUESDAY, "12:01"));
        row(4, 0, 2500, 10_000, 2_000);
        operation(5, 3, "CAPTURE", "SUCCEEDED", 10_600, at(TUESDAY, "00:30"));
        row(5, 0, 600, 10_600, 600);
        operation(6, 2, "VOID", "SUCCEEDED", 1, at(TUESDAY, "13:00"));

        document("R1", "RECEIPT", 1, 1, 1, at(MONDAY, "10:00"));
        document("R2", "RECEIPT", 2, 2, 1, at(MONDAY, "23:59"));
        document("K1", "CREDIT_NOTE", 1, 3, 1, at(TUESDAY, "12:00"));
        document("R3", "RECEIPT", 3, 5, 1, at(TUESDAY, "00:30"));
        operation(7, 2, "REFUND", "SUCCEEDED", 1, at(TUESDAY.plusDays(1), "13:00"));
        document("K4", "CREDIT_NOTE", 2, 7, 1, at(TUESDAY.plusDays(1), "13:00"));
        // The refund failed two days later.
        document("K2", "CREDIT_NOTE", 1, 4, 1, at(TUESDAY, "12:01"));
        document("K3", "REVERSAL", 1, 4, 2, at(TUESDAY.plusDays(2), "12:01"));
    }

    private static OffsetDateTime at(LocalDate day, String time) {
        return LocalDateTime.parse(day + "T" + time).atZone(ZONE).toOffsetDateTime();
    }

    private static void order(long id, String method, long amount, OffsetDateTime paidAt) throws SQLException {
        OffsetDateTime placed = at(MONDAY.minusDays(1), "12:00");
        insert(
                "insert into orders (id, version, number, receipt_token, cart_token, created_at, language, currency,"
                        + " payment_state, shipping_state, payment_method, amount, captured_amount, refunded_amount,"
                        + " paid_at) values (?, 0, ?, ?, ?, ?, 'sv', 'SEK', 'AUTHORIZED', 'NOT_SHIPPED', ?, ?, 0, 0, ?)",
                id,
                "" + id,
                "r" + id,
                "c" + id,
                placed,
                method,
                amount,
                paidAt);
        insert(
                "insert into payment_attempt (id, order_id, number, reference, notification_token, created_at,"
                        + " session_revision, session_fence, payment_state, applied_sequence_number, unchanged_queries)"
                        + " values (?, ?, 1, ?, ?, ?, 1, 0, 'AUTHORIZED', 1, 0)",
                id,
                id,
                "" + id,
                "n" + id,
                placed);
    }

    private static void operation(long id, long order, String kind, String state, long amount, OffsetDateTime at)
            throws SQLException {
        insert(
                "insert into payment_operation (id, order_id, attempt_id, payment_id, number, kind, state, amount,"
                        + " refunded_amount, final_capture, voids_reviewed_payment, actor, started_at, ended_at, checks, needs_attention)"
                        + " values (?, ?, ?, 'p', ?, ?, ?, ?, 0, true, false, 'anna', ?, ?, 0, false)",
                id,
                order,
                order,
                (int) id,
                kind,
                state,
                amount,
                at,
                at);
    }

    private static void document(String label, String kind, long order, long operation, int turn, OffsetDateTime at)
            throws SQLException {
        insert(
                "insert into accounting_document (label, kind, number, order_id, operation_id, turn, issued_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                label,
                kind,
                Long.valueOf(label.substring(1)),
                order,
                operation,
                turn,
                at);
    }

    private static void row(long operation, int position, int rate, long amount, long vat) throws SQLException {
        insert(
                "insert into payment_operation_line (operation_id, position, base_position, kind, sku, name, quantity,"
                        + " unit_amount, discount_amount, vat_rate, amount, vat_amount)"
                        + " values (?, ?, 0, 'PRODUCT', 'x', 'x', 1, ?, 0, ?, ?, ?)",
                operation,
                position,
                amount,
                rate,
                amount,
                vat);
    }

    private static void insert(String sql, Object... values) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Test
    void ledgerSumsCapturesAndRefunds() {
        counting.take();
        assertThat(figures.ledgerLines(MONDAY, TUESDAY, ZONE))
                .containsExactlyInAnyOrder(
                        new LedgerLine(MONDAY, false, "SEK", "CARD", 2500, 10_000, 2_000),
                        new LedgerLine(MONDAY, false, "SEK", "CARD", 1200, 13_700, 1_468),
                        new LedgerLine(TUESDAY, true, "SEK", "CARD", 1200, 2_500, 268),
                        new LedgerLine(TUESDAY, true, "SEK", "CARD", 2500, 10_000, 2_000),
                        new LedgerLine(TUESDAY, false, "SEK", "SWISH", 600, 10_600, 600));
        assertThat(counting.take()).hasSize(1);
    }

    @Test
    void failedRefundIsCancelledOnTheDayItFailed() {
        LocalDate day = TUESDAY.plusDays(2);
        assertThat(figures.ledgerLines(day, day, ZONE))
                .containsExactly(new LedgerLine(day, true, "SEK", "CARD", 2500, -10_000, -2_000));
    }

    @Test
    void vatReportHasTheSumsOfTheLedger() {
        LocalDate last = TUESDAY.plusDays(2);
        List<VatTotal> rates = figures.vat(MONDAY, last, ZONE);
        assertThat(rates)
                .containsExactly(
                        new VatTotal("SEK", 2500, 10_000, 2_000, 0, 0),
                        new VatTotal("SEK", 1200, 13_700, 1_468, 2_500, 268),
                        new VatTotal("SEK", 600, 10_600, 600, 0, 0));
        assertThat(figures.vat(TUESDAY, TUESDAY, ZONE)).contains(new VatTotal("SEK", 2500, 0, 0, 10_000, 2_000));
        CurrencyTotal ledger =
                CurrencyTotal.of(figures.ledgerLines(MONDAY, last, ZONE)).get(0);
        assertThat(VatTotal.sums(rates)).singleElement().satisfies(sum -> {
            assertThat(sum.gross()).isEqualTo(ledger.gross());
            assertThat(sum.vat()).isEqualTo(ledger.vat());
            assertThat(sum.net()).isEqualTo(ledger.net());
        });
    }

    @Test
    void bookingsHaveTheSumsOfTheLedger() {
        LocalDate last = TUESDAY.plusDays(2);
        List<Booking> bookings = figures.bookings(MONDAY, last, ZONE);
        assertThat(bookings)
                .contains(new Booking(MONDAY, Kind.RECEIPT, "ecster", 1200, 13_700, 1_468, 1, 2))
                .contains(new Booking(last, Kind.REVERSAL, "ecster", 2500, 10_000, 2_000, 3, 3));
        CurrencyTotal ledger =
                CurrencyTotal.of(figures.ledgerLines(MONDAY, last, ZONE)).get(0);
        assertThat(bookings.stream()
                        .mapToLong(booking -> booking.kind() == Kind.CREDIT_NOTE ? -booking.gross() : booking.gross())
                        .sum())
                .isEqualTo(ledger.gross());
    }

    @Test
    void documentWithoutLinesIsNamed() {
        assertThat(figures.documentsWithoutLines(MONDAY, TUESDAY, ZONE)).isEmpty();
        LocalDate day = TUESDAY.plusDays(1);
        assertThat(figures.documentsWithoutLines(day, day, ZONE)).containsExactly("K4");
    }

    @Test
    void saleBelongsToTheDayOfPayment() {
        counting.take();
        List<Sales> sales = figures.sales(MONDAY, TUESDAY, ZONE);
        assertThat(sales)
                .containsExactlyInAnyOrder(
                        new Sales(MONDAY, "SEK", "CARD", 2, 23_700), new Sales(TUESDAY, "SEK", "SWISH", 1, 10_600));
        assertThat(counting.take()).hasSize(1);
    }

    @Test
    void emptyDayIsOmitted() {
        assertThat(figures.ledgerLines(MONDAY.minusDays(7), MONDAY.minusDays(1), ZONE))
                .isEmpty();
        assertThat(figures.sales(MONDAY.minusDays(7), MONDAY.minusDays(1), ZONE))
                .isEmpty();
    }
}
