package se.kassa.returns.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days on which a period of Swedish law can end. */
class SwedishHolidaysTest {

    @ParameterizedTest
    @CsvSource({
        // Maundy Thursday is a working day; Good Friday leads past Easter.
        "2026-04-02, 2026-04-02",
        "2026-04-03, 2026-04-07",
        "2024-03-29, 2024-04-02",
        "2025-04-18, 2025-04-22",
        "2038-04-23, 2038-04-27",
        // Ascension Day and the Friday after it.
        "2026-05-14, 2026-05-15",
        "2027-05-06, 2027-05-07",
        // Walpurgis Night, May Day, National Day on a Saturday and on a Friday.
        "2026-04-30, 2026-04-30",
        "2026-05-01, 2026-05-04",
        "2026-06-06, 2026-06-08",
        "2025-06-06, 2025-06-09",
        // Whit Monday has been a working day since 2005.
        "2026-05-25, 2026-05-25",
        // Midsummer Eve is a Friday.
        "2026-06-19, 2026-06-22",
        "2027-06-25, 2027-06-28",
        "2027-06-18, 2027-06-18",
        // All Saints' Day is a Saturday; the day before is a working day.
        "2026-10-30, 2026-10-30",
        "2026-10-31, 2026-11-02",
        // Christmas and New Year.
        "2026-12-23, 2026-12-23",
        "2026-12-24, 2026-12-28",
        "2024-12-24, 2024-12-27",
        "2026-12-31, 2027-01-04",
        "2026-01-06, 2026-01-07"
    })
    void periodEndsOnTheNextWorkingDay(LocalDate day, LocalDate end) {
        assertThat(SwedishHolidays.workingDayFrom(day)).isEqualTo(end);
    }

    /** Easter Mondays, with the earliest and the latest of two centuries. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1913-03-24", "1943-04-26", "2008-03-24", "2011-04-25", "2038-04-26", "2049-04-19", "2076-04-20"
            })
    void easterMondayIsAHoliday(LocalDate monday) {
        assertThat(SwedishHolidays.workingDayFrom(monday)).isEqualTo(monday.plusDays(1));
        assertThat(SwedishHolidays.workingDayFrom(monday.minusDays(3))).isEqualTo(monday.plusDays(1));
    }
}
