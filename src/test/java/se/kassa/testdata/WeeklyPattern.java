package se.kassa.testdata;

import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * When in a week people buy: little at night and much in the evening, most on Sundays and Mondays. Keeps the order of the
 * moments that it is given.
 */
final class WeeklyPattern {

    private static final int HOURS = 7 * 24;
    private static final long SECONDS = HOURS * 3600L;
    private static final long FINE = 10_000;
    private static final int[] BY_HOUR = {
        2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 10, 11, 12, 11, 10, 10, 11, 12, 13, 16, 18, 16, 10, 5
    };
    private static final int[] BY_DAY = {12, 11, 10, 10, 9, 8, 13};

    private final OffsetDateTime end;
    private final long[] upTo = new long[HOURS + 1];

    /** Weeks that end at this moment. */
    WeeklyPattern(OffsetDateTime end) {
        this.end = end;
        for (int hour = 0; hour < HOURS; hour++) {
            OffsetDateTime at = end.minusSeconds(SECONDS).plusHours(hour);
            upTo[hour + 1] = upTo[hour]
                    + FINE * BY_HOUR[at.getHour()] * BY_DAY[at.getDayOfWeek().ordinal()];
        }
    }

    /** @param before seconds before the end, if people bought evenly */
    OffsetDateTime moment(long before) {
        long week = before / SECONDS;
        long wanted = (SECONDS - before % SECONDS) * upTo[HOURS] / SECONDS;
        int found = Arrays.binarySearch(upTo, wanted);
        int hour = Math.min(found >= 0 ? found : -found - 2, HOURS - 1);
        long within = (wanted - upTo[hour]) * 3600 / (upTo[hour + 1] - upTo[hour]);
        return end.minusSeconds((week + 1) * SECONDS).plusSeconds(hour * 3600L + within);
    }
}
