package se.kassa.platform.text;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as forms and addresses write them: {@code 2026-12-31}. */
public final class DayText {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private DayText() {}

    /** Parses a date; empty if it is not a date or its year is out of range. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(InputNormalizer.normalizeNumber(text)))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
