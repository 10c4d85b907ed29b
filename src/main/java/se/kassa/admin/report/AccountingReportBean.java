package se.kassa.admin.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.kassa.admin.report.SalesReport.LedgerLine;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.text.DayText;

/** Backs the accounting report: captured and refunded amounts by day, payment method and VAT rate. */
@Named("accountingReport")
@RequestScoped
public class AccountingReportBean {

    private static final Comparator<LedgerLine> BY_DAY = Comparator.comparing(LedgerLine::day)
            .thenComparing(LedgerLine::refund)
            .thenComparing(line -> Objects.requireNonNullElse(line.method(), ""))
            .thenComparing(LedgerLine::vatRate);

    @Inject
    private SalesReport salesReport;

    @Inject
    private HttpServletRequest request;

    @Inject
    private TimeFormat times;

    @Inject
    private Clock clock;

    private List<LedgerLine> ledgerLines;
    private ReportPeriod period;

    private ReportPeriod period() {
        if (period == null) {
            period = ReportPeriod.of(day("from"), day("until"), LocalDate.now(clock.withZone(times.zone())));
        }
        return period;
    }

    /** The last day; today by default. */
    public LocalDate getUntil() {
        return period().until();
    }

    /** The first day; the first of the month by default, and at most 92 days before the last. */
    public LocalDate getFrom() {
        return period().from();
    }

    /**
     * Why the period differs from the requested one, as a message key under {@code accounting.note.}; empty if it does not.
     */
    public String getNote() {
        return period().note();
    }

    private LocalDate day(String parameter) {
        return asked(parameter).flatMap(DayText::parse).orElse(null);
    }

    private Optional<String> asked(String parameter) {
        return Optional.ofNullable(request.getParameter(parameter)).filter(text -> !text.isBlank());
    }

    /** The request parameters with invalid dates, for which defaults are shown: {@code from}, {@code until}. */
    public List<String> getUnreadable() {
        return Stream.of("from", "until")
                .filter(name -> asked(name).isPresent() && day(name) == null)
                .toList();
    }

    /** Ordered by day, captures before refunds, then by method and rate. */
    public List<LedgerLine> getLedgerLines() {
        if (ledgerLines == null) {
            ledgerLines = salesReport.ledgerLines(getFrom(), getUntil(), times.zone()).stream()
                    .sorted(BY_DAY)
                    .toList();
        }
        return ledgerLines;
    }

    /** One total per currency. */
    public List<AccountingTotal> getTotals() {
        return AccountingTotal.of(getLedgerLines());
    }
}
