package se.kassa.platform.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or the time when the next call may be made. */
public final class RetryAfterHeader {

    /** Longer than anybody waits; also what a number of seconds means that is too large to read. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final int MOST_DIGITS = 7;

    private RetryAfterHeader() {}

    /**
     * How long to wait from now on; zero for a time that has passed, a year at most, and empty where the header does not
     * say.
     *
     * @param retryAfter the header; null for none
     * @param date the header {@code Date} of the same answer: the clock of the server may differ from ours; null for none
     */
    public static Optional<Duration> parse(String retryAfter, String date) {
        String value = retryAfter == null ? "" : retryAfter.strip();
        if (value.matches("\\d+")) {
            return Optional.of(value.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(value)));
        }
        return time(value).map(until -> between(time(date).orElseGet(Instant::now), until));
    }

    private static Duration between(Instant now, Instant until) {
        Duration wait = Duration.between(now, until);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Instant> time(String header) {
        try {
            return header == null || header.isBlank()
                    ? Optional.empty()
                    : Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
