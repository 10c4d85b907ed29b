package se.kassa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterHeaderTest {

    @ParameterizedTest
    @CsvSource({"0, PT0S", "2, PT2S", "' 120 ', PT2M", "9999999, PT2777H46M39S", "12345678901234567890, PT8760H"})
    void secondsAreRead(String header, Duration wait) {
        assertThat(RetryAfterHeader.parse(header, null)).contains(wait);
    }

    /** By the clock of the one who wrote both. */
    @ParameterizedTest
    @CsvSource({
        "'Sat, 01 Jan 2000 00:00:02 GMT', PT2S",
        "'Fri, 31 Dec 1999 23:59:59 GMT', PT0S",
        "'Sat, 01 Jan 2050 00:00:00 GMT', PT8760H"
    })
    void dateIsRelativeToTheResponse(String header, Duration wait) {
        assertThat(RetryAfterHeader.parse(header, "Sat, 01 Jan 2000 00:00:00 GMT"))
                .contains(wait);
    }

    @Test
    void dateFallsBackToOurClock() {
        String inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));
        assertThat(RetryAfterHeader.parse(inAMinute, "yesterday").orElseThrow())
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-1", "1.5", "2 s"})
    void otherValuesAreIgnored(String header) {
        assertThat(RetryAfterHeader.parse(header, null)).isEmpty();
    }
}
