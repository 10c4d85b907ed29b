package se.kassa.platform.i18n;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import se.kassa.platform.settings.ShopSettings;

/**
 * Formats times in the shop's time zone; EL name {@code times}. Admin pages and exports use ISO 8601 in every language,
 * so that times can be compared.
 */
@Named("times")
@ApplicationScoped
public class TimeFormat {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

    @Inject
    private ShopSettings settings;

    /** The shop's time zone. */
    public ZoneId zone() {
        return settings.timeZone();
    }

    public String minute(OffsetDateTime time) {
        return time.atZoneSameInstant(zone()).format(MINUTE);
    }

    public String second(OffsetDateTime time) {
        return time.atZoneSameInstant(zone()).format(SECOND);
    }

    public String day(OffsetDateTime time) {
        return time.atZoneSameInstant(zone()).format(DAY);
    }

    /** The date in the Swedish format of the language, for shoppers: {@code 25 november 2026}. */
    public String dayIn(Locale language, OffsetDateTime time) {
        return dayIn(language, time.atZoneSameInstant(zone()).toLocalDate());
    }

    /** The day in the Swedish format of the language, for shoppers. */
    public String dayIn(Locale language, LocalDate day) {
        Locale inSweden =
                new Locale.Builder().setLocale(language).setRegion("SE").build();
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(inSweden));
    }
}
