package se.kassa.admin.report;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import se.kassa.accounting.AccountingDocument;
import se.kassa.accounting.sie.Booking;

/** Reads sales and ledger lines by index range scans. The cost depends on the period, not on the size of the shop. */
@ApplicationScoped
public class SalesReport {

    /**
     * Sales of a day: orders that were paid on it.
     *
     * @param method as named by the payment provider; may be null
     * @param turnover minor units of the currency, VAT included, regardless of later cancellations and refunds
     */
    public record Sales(LocalDate day, String currency, String method, long orders, long turnover) {}

    /**
     * The amount captured or refunded on a day, with its VAT, as receipts and credit notes say.
     *
     * @param method as named by the payment provider; may be null
     * @param vatRate basis points
     * @param gross minor units of the currency, VAT included; positive for refunds, too; negative for a refund that
     *     failed after its day was closed
     * @param vat minor units
     */
    public record LedgerLine(
            LocalDate day, boolean refund, String currency, String method, int vatRate, long gross, long vat) {

        /** 25 for 25 %. */
        public int percent() {
            return vatRate / 100;
        }
    }

    private static final String SALES =
            "select :day as on_day, o.currency, o.payment_method, count(*) as pieces, sum(o.amount) as turnover"
                    + " from orders o where o.paid_at >= ? and o.paid_at < ? group by o.currency, o.payment_method";

    private static final String LEDGER_LINES =
            "select :day as on_day, d.kind, o.currency, o.payment_method, r.vat_rate, sum(r.amount) as gross,"
                    + " sum(r.vat_amount) as vat from accounting_document d join orders o on o.id = d.order_id"
                    + " join payment_operation_line r on r.operation_id = d.operation_id"
                    + " where d.issued_at >= ? and d.issued_at < ?"
                    + " group by d.kind, o.currency, o.payment_method, r.vat_rate";

    private static final String BOOKINGS =
            "select :day as on_day, d.kind, p.provider, r.vat_rate, sum(r.amount) as gross, sum(r.vat_amount) as vat,"
                    + " min(d.number) as first_number, max(d.number) as last_number from accounting_document d"
                    + " join payment_operation p on p.id = d.operation_id"
                    + " join payment_operation_line r on r.operation_id = d.operation_id"
                    + " where d.issued_at >= ? and d.issued_at < ? group by d.kind, p.provider, r.vat_rate";

    private static final String VAT =
            "select o.currency, r.vat_rate, sum(case when d.kind = 'RECEIPT' then r.amount else 0 end) as sold,"
                    + " sum(case when d.kind = 'RECEIPT' then r.vat_amount else 0 end) as sold_vat,"
                    + " sum(case d.kind when 'CREDIT_NOTE' then r.amount when 'REVERSAL' then -r.amount else 0 end) as refunded,"
                    + " sum(case d.kind when 'CREDIT_NOTE' then r.vat_amount when 'REVERSAL' then -r.vat_amount else 0 end)"
                    + " as refunded_vat from accounting_document d join orders o on o.id = d.order_id"
                    + " join payment_operation_line r on r.operation_id = d.operation_id"
                    + " where d.issued_at >= ? and d.issued_at < ?"
                    + " group by o.currency, r.vat_rate order by o.currency, r.vat_rate desc";

    private static final String WITHOUT_LINES =
            "select d.label from accounting_document d where d.issued_at >= ? and d.issued_at < ? and not exists"
                    + " (select 1 from payment_operation_line r where r.operation_id = d.operation_id) order by d.issued_at";

    @Resource(lookup = "java:app/jdbc/kassa")
    private DataSource dataSource;

    protected SalesReport() {}

    /** For use outside a container. */
    public SalesReport(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The sales of each day, by currency and method; one statement.
     *
     * @param to the last day
     * @param zone where a day begins
     */
    public List<Sales> sales(LocalDate from, LocalDate to, ZoneId zone) {
        return PerDayQuery.run(dataSource, SALES, from, to, zone, SalesReport::sales);
    }

    private static Sales sales(ResultSet row) throws SQLException {
        return new Sales(
                row.getObject("on_day", LocalDate.class),
                row.getString("currency"),
                row.getString("payment_method"),
                row.getLong("pieces"),
                row.getLong("turnover"));
    }

    /**
     * The captured and refunded amounts of each day by currency, method and VAT rate, ordered by day; one statement.
     */
    public List<LedgerLine> ledgerLines(LocalDate from, LocalDate to, ZoneId zone) {
        return PerDayQuery.run(dataSource, LEDGER_LINES, from, to, zone, SalesReport::ledgerLine);
    }

    private static LedgerLine ledgerLine(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        int sign = kind.equals("REVERSAL") ? -1 : 1;
        return new LedgerLine(
                row.getObject("on_day", LocalDate.class),
                !kind.equals("RECEIPT"),
                row.getString("currency"),
                row.getString("payment_method"),
                row.getInt("vat_rate"),
                sign * row.getLong("gross"),
                sign * row.getLong("vat"));
    }

    /** The sums of receipts and credit notes of each day by provider and VAT rate, for vouchers; one statement. */
    public List<Booking> bookings(LocalDate from, LocalDate to, ZoneId zone) {
        return PerDayQuery.run(dataSource, BOOKINGS, from, to, zone, SalesReport::booking);
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getObject("on_day", LocalDate.class),
                AccountingDocument.Kind.valueOf(row.getString("kind")),
                row.getString("provider"),
                row.getInt("vat_rate"),
                row.getLong("gross"),
                row.getLong("vat"),
                row.getLong("first_number"),
                row.getLong("last_number"));
    }

    /** Sales and refunds of the whole period by currency and VAT rate; one statement. */
    public List<VatTotal> vat(LocalDate from, LocalDate to, ZoneId zone) {
        return PerDayQuery.runOnce(
                dataSource,
                VAT,
                from,
                to,
                zone,
                row -> new VatTotal(
                        row.getString("currency"),
                        row.getInt("vat_rate"),
                        row.getLong("sold"),
                        row.getLong("sold_vat"),
                        row.getLong("refunded"),
                        row.getLong("refunded_vat")));
    }

    /** The labels of documents without lines, oldest first. */
    public List<String> documentsWithoutLines(LocalDate from, LocalDate to, ZoneId zone) {
        return PerDayQuery.runOnce(dataSource, WITHOUT_LINES, from, to, zone, row -> row.getString("label"));
    }
}
