package se.kassa.admin.report;

import java.time.LocalDate;

/**
 * The period of a report.
 *
 * @param from the first day
 * @param until the last day
 * @param note why the period differs from the requested one, as a message key under {@code accounting.note.}; empty if it
 *     does not
 */
record ReportPeriod(LocalDate from, LocalDate until, String note) {

    /**
     * @param first null for the first day of the month of the last
     * @param last null for today
     * @param maxDays the longest period
     */
    static ReportPeriod of(LocalDate first, LocalDate last, LocalDate today, int maxDays) {
        LocalDate until = last == null ? today : last;
        LocalDate from = first == null ? until.withDayOfMonth(1) : first;
        LocalDate earliest = until.minusDays(maxDays - 1L);
        if (from.isAfter(until)) {
            return new ReportPeriod(until, until, "reversed");
        }
        return from.isBefore(earliest)
                ? new ReportPeriod(earliest, until, "shortened")
                : new ReportPeriod(from, until, "");
    }
}
