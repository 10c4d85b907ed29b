package se.kassa.admin.report;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.text.DayText;

/** The period of a report, from the request parameters {@code from} and {@code until}. */
public abstract class ReportPeriodBean {

    /** About a quarter. */
    static final int QUARTER = 92;

    private static final String FROM = "from";
    private static final String UNTIL = "until";

    @Inject
    private HttpServletRequest request;

    @Inject
    private TimeFormat times;

    @Inject
    private Clock clock;

    private ReportPeriod period;

    /** The longest period, in days. */
    public int getMaxDays() {
        return QUARTER;
    }

    TimeFormat times() {
        return times;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(times.zone()));
    }

    private ReportPeriod period() {
        if (period == null) {
            period = ReportPeriod.of(day(FROM), day(UNTIL), today(), getMaxDays());
        }
        return period;
    }

    /** The last day; today by default. */
    public LocalDate getUntil() {
        return period().until();
    }

    /** The first day; the first of the month by default. */
    public LocalDate getFrom() {
        return period().from();
    }

    /** The last day of the month before this one. */
    public LocalDate getEndOfLastMonth() {
        return today().withDayOfMonth(1).minusDays(1);
    }

    /** The first day of the month before this one. */
    public LocalDate getStartOfLastMonth() {
        return getEndOfLastMonth().withDayOfMonth(1);
    }

    public LocalDate getYesterday() {
        return today().minusDays(1);
    }

    /**
     * Why the period differs from the requested one, as a message key under {@code accounting.note.}; empty if it does not.
     */
    public String getNote() {
        return period().note();
    }

    private LocalDate day(String parameter) {
        return requested(parameter).flatMap(DayText::parse).orElse(null);
    }

    private Optional<String> requested(String parameter) {
        return Optional.ofNullable(request.getParameter(parameter)).filter(text -> !text.isBlank());
    }

    /** The request parameters with invalid dates, for which defaults are shown: {@code from}, {@code until}. */
    public List<String> getUnreadable() {
        return Stream.of(FROM, UNTIL)
                .filter(name -> requested(name).isPresent() && day(name) == null)
                .toList();
    }
}
