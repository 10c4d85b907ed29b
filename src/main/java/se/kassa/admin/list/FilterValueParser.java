package se.kassa.admin.list;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import se.kassa.platform.text.DayText;
import se.kassa.platform.text.InputNormalizer;

/**
 * Parses single values of a filter. Invalid text yields an empty result.
 *
 * @param zone where a day begins
 */
public record FilterValueParser(ZoneId zone) {

    private static final int MINOR_DIGITS = 2;

    Optional<LocalDate> day(String text) {
        return DayText.parse(text);
    }

    OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    /** Minor units of {@code 1 234,50}, {@code 1234.5} or {@code 1234 kr}. */
    Optional<Long> amount(String text) {
        String plain =
                InputNormalizer.normalizeNumber(text).replaceAll(" |kr", "").replace(',', '.');
        if (!plain.matches("\\d{1,12}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(plain).movePointRight(MINOR_DIGITS).longValueExact());
    }

    static Optional<Boolean> business(String text) {
        return switch (text) {
            case "company" -> Optional.of(true);
            case "person" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }
}
