package se.kassa.platform.i18n;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import se.kassa.platform.settings.Settings;

/**
 * Writes times as the shop's clocks show them; known to pages as {@code times}. The order desk and its files have them as
 * ISO 8601 does, in every language, for they are compared there.
 */
@Named("times")
@ApplicationScoped
public class TimeFormat {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

    @Inject
    private Settings settings;

    /** Where a day of the shop begins. */
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

    /** The day as the language writes it in Sweden, for shoppers: {@code 25 november 2026}. */
    public String dayIn(Locale language, OffsetDateTime time) {
        Locale inSweden =
                new Locale.Builder().setLocale(language).setRegion("SE").build();
        return time.atZoneSameInstant(zone())
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(inSweden));
    }
}
