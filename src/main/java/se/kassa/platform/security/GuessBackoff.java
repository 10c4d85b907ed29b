package se.kassa.platform.security;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Exponential backoff after wrong guesses, at most five minutes. */
@Embeddable
public class GuessBackoff {

    private static final int FREE_ATTEMPTS = 5;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MAXIMUM = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 10;

    @Column(name = "failures")
    private int failures;

    @Column(name = "locked_until")
    private OffsetDateTime lockedUntil;

    /** Whether a guess counts now. */
    public boolean isOver(OffsetDateTime now) {
        return lockedUntil == null || !lockedUntil.isAfter(now);
    }

    /** Counts a failure. Returns the number of consecutive failures. */
    public int failed(OffsetDateTime now) {
        failures++;
        if (failures >= FREE_ATTEMPTS) {
            Duration wait = FIRST.multipliedBy(1L << Math.min(failures - FREE_ATTEMPTS, MAX_DOUBLINGS));
            lockedUntil = now.plus(wait.compareTo(MAXIMUM) > 0 ? MAXIMUM : wait);
        }
        return failures;
    }

    /** Forgets all failures. */
    public void reset() {
        failures = 0;
        lockedUntil = null;
    }
}
