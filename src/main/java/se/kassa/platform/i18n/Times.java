package se.kassa.platform.i18n;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes times as clocks in Sweden show them; known to pages as {@code times}. */
@Named("times")
@RequestScoped
public class Times {

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

    public String minute(OffsetDateTime time) {
        return time.atZoneSameInstant(ZONE).format(MINUTE);
    }

    public String second(OffsetDateTime time) {
        return time.atZoneSameInstant(ZONE).format(SECOND);
    }

    public String day(OffsetDateTime time) {
        return time.atZoneSameInstant(ZONE).format(DAY);
    }
}
