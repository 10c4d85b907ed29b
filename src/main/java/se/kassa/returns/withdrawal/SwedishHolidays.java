package se.kassa.returns.withdrawal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The days on which no period of Swedish law ends: Saturdays, Sundays, the other public holidays of lagen (1989:253),
 * and the three eves of lagen (1930:173), section 2.
 */
final class SwedishHolidays {

    private static final Set<MonthDay> SAME_DAY_EACH_YEAR = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(6, 6),
            MonthDay.of(12, 24),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26),
            MonthDay.of(12, 31));

    /** Days from Easter Sunday to Good Friday, Easter Monday and Ascension Day. */
    private static final Set<Integer> DAYS_FROM_EASTER = Set.of(-2, 1, 39);

    private SwedishHolidays() {}

    /** The day itself if a period can end on it, else the next one on which it can. */
    static LocalDate workingDayFrom(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** All Saints' Day and Midsummer Day are Saturdays, Easter and Whit Sunday Sundays. */
    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !SAME_DAY_EACH_YEAR.contains(MonthDay.from(day))
                && !DAYS_FROM_EASTER.contains(
                        (int) (day.toEpochDay() - easter(day.getYear()).toEpochDay()))
                && !day.equals(midsummerEve(day.getYear()));
    }

    /** The Friday from 19 to 25 June. */
    private static LocalDate midsummerEve(int year) {
        return LocalDate.of(year, 6, 19).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    }

    /** Easter Sunday of the Gregorian calendar, by the method that Nature published in 1876. */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
        int correction = (golden + 11 * moon + 22 * weekday) / 451;
        int dayFromMarch = moon + weekday - 7 * correction + 114;
        return LocalDate.of(year, dayFromMarch / 31, dayFromMarch % 31 + 1);
    }
}
