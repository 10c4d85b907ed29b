package se.kassa.admin.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import se.kassa.admin.report.AccountingReportBean;
import se.kassa.admin.report.SalesReport.LedgerLine;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** Exports the accounting report as CSV. Refunds are negative, so that columns can be summed. */
@RequestScoped
public class AccountingReportExport {

    private static final int BASIS_POINTS = 100;

    @Inject
    private AccountingReportBean report;

    @Inject
    private Language language;

    /** Which of the days that were asked for can't be read. */
    List<String> unreadable() {
        return report.getUnreadable();
    }

    void write(CsvWriter csv) {
        Texts texts = Texts.admin(language.getLocale());
        csv.row(Stream.of(
                        "day",
                        "accounting.type",
                        "method",
                        "vat.percent",
                        "currency",
                        "accounting.gross",
                        "accounting.vat",
                        "accounting.net")
                .map(texts::get)
                .toArray());
        for (LedgerLine line : report.getLedgerLines()) {
            csv.row(
                    line.day(),
                    texts.get(line.refund() ? "refunded" : "captured"),
                    line.method(),
                    line.vatRate() / BASIS_POINTS,
                    line.currency(),
                    money(line, line.gross()),
                    money(line, line.vat()),
                    money(line, line.gross() - line.vat()));
        }
    }

    private static BigDecimal money(LedgerLine line, long minorUnits) {
        return CsvWriter.amount(line.refund() ? -minorUnits : minorUnits, line.currency());
    }
}
