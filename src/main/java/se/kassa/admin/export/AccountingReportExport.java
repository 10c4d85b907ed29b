package se.kassa.admin.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import se.kassa.admin.report.AccountingReportBean;
import se.kassa.admin.report.SalesReport.Booking;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** Exports the accounting report as CSV. Refunds are negative, so that columns can be summed. */
@RequestScoped
public class AccountingReportExport {

    private static final int BASIS_POINTS = 100;

    @Inject
    private AccountingReportBean books;

    @Inject
    private Language language;

    /** Which of the days that were asked for can't be read. */
    List<String> unreadable() {
        return books.getUnreadable();
    }

    void write(CsvWriter csv) {
        Texts texts = Texts.admin(language.getLocale());
        csv.row(Stream.of(
                        "day",
                        "books.kind",
                        "method",
                        "vat.percent",
                        "currency",
                        "books.gross",
                        "books.vat",
                        "books.net")
                .map(texts::get)
                .toArray());
        for (Booking booking : books.getBookings()) {
            csv.row(
                    booking.day(),
                    texts.get(booking.refund() ? "refunded" : "captured"),
                    booking.method(),
                    booking.vatRate() / BASIS_POINTS,
                    booking.currency(),
                    money(booking, booking.gross()),
                    money(booking, booking.vat()),
                    money(booking, booking.gross() - booking.vat()));
        }
    }

    private static BigDecimal money(Booking booking, long minorUnits) {
        return CsvWriter.amount(booking.refund() ? -minorUnits : minorUnits, booking.currency());
    }
}
