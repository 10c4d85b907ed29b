package se.kassa.admin.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import se.kassa.admin.report.SalesReport.LedgerLine;

/** Backs the accounting report: captured and refunded amounts by day, payment method and VAT rate. */
@Named("accountingReport")
@RequestScoped
public class AccountingReportBean extends ReportPeriodBean {

    private static final Comparator<LedgerLine> BY_DAY = Comparator.comparing(LedgerLine::day)
            .thenComparing(LedgerLine::refund)
            .thenComparing(line -> Objects.requireNonNullElse(line.method(), ""))
            .thenComparing(LedgerLine::vatRate);

    @Inject
    private SalesReport salesReport;

    private List<LedgerLine> ledgerLines;

    /** Ordered by day, captures before refunds, then by method and rate. */
    public List<LedgerLine> getLedgerLines() {
        if (ledgerLines == null) {
            ledgerLines = salesReport.ledgerLines(getFrom(), getUntil(), times().zone()).stream()
                    .sorted(BY_DAY)
                    .toList();
        }
        return ledgerLines;
    }

    /** One total per currency. */
    public List<CurrencyTotal> getTotals() {
        return CurrencyTotal.of(getLedgerLines());
    }
}
