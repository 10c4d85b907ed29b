package se.kassa.platform.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The growing pauses between tries of what failed. */
public final class ExponentialBackoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 20;

    private ExponentialBackoff() {}

    /**
     * The pause after so many tries, with up to a fifth of jitter on top; empty when it is time for a person. Fifteen
     * tries take about six hours.
     */
    public static Optional<Duration> after(int tries, int mostTries) {
        if (tries >= mostTries) {
            return Optional.empty();
        }
        Duration pause = FIRST.multipliedBy(1L << Math.max(0, Math.min(tries - 1, DOUBLINGS)));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        long jitter = ThreadLocalRandom.current().nextLong(bounded.toMillis() / 5 + 1);
        return Optional.of(bounded.plusMillis(jitter));
    }
}
