package se.kassa.admin.report;

import java.time.LocalDate;

/**
 * The days that bookkeeping sums up.
 *
 * @param from the first
 * @param until the last
 * @param note the key under {@code books.note.} of why they are others than those that were asked for; empty where they
 *     are not
 */
record ReportPeriod(LocalDate from, LocalDate until, String note) {

    /** A quarter is asked for at once; a year is not. */
    static final int MOST = 92;

    /**
     * @param first null for the first day of the month of the last
     * @param last null for today
     */
    static ReportPeriod of(LocalDate first, LocalDate last, LocalDate today) {
        LocalDate until = last == null ? today : last;
        LocalDate from = first == null ? until.withDayOfMonth(1) : first;
        LocalDate earliest = until.minusDays(MOST - 1L);
        if (from.isAfter(until)) {
            return new ReportPeriod(until, until, "reversed");
        }
        return from.isBefore(earliest)
                ? new ReportPeriod(earliest, until, "shortened")
                : new ReportPeriod(from, until, "");
    }
}
