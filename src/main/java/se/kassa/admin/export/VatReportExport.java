package se.kassa.admin.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import se.kassa.admin.report.VatReportBean;
import se.kassa.admin.report.VatTotal;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** Exports the VAT report as CSV: a row for each rate and currency. */
@RequestScoped
public class VatReportExport {

    @Inject
    private VatReportBean report;

    @Inject
    private Language language;

    /** Which of the days that were asked for can't be read. */
    List<String> unreadable() {
        return report.getUnreadable();
    }

    void write(CsvWriter csv) {
        Texts texts = Texts.admin(language.getLocale());
        csv.row(Stream.of(
                        "filter.from",
                        "filter.until",
                        "vat.percent",
                        "currency",
                        "vatReport.sold",
                        "vatReport.refunded",
                        "accounting.gross",
                        "accounting.net",
                        "accounting.vat")
                .map(texts::get)
                .toArray());
        for (VatTotal rate : report.getRates()) {
            csv.row(
                    report.getFrom(),
                    report.getUntil(),
                    rate.percent(),
                    rate.currency(),
                    money(rate, rate.sold()),
                    money(rate, -rate.refunded()),
                    money(rate, rate.gross()),
                    money(rate, rate.net()),
                    money(rate, rate.vat()));
        }
    }

    private static BigDecimal money(VatTotal rate, long minorUnits) {
        return CsvWriter.amount(minorUnits, rate.currency());
    }
}
