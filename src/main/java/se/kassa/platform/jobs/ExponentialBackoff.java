package se.kassa.platform.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Computes delays between retries. */
public final class ExponentialBackoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MAX = Duration.ofHours(1);
    private static final int DOUBLINGS = 20;

    private ExponentialBackoff() {}

    /**
     * Delay after a number of attempts, with up to 20 % jitter; empty if no attempt is left. Fifteen attempts take
     * about six hours.
     */
    public static Optional<Duration> after(int tries, int mostTries) {
        if (tries >= mostTries) {
            return Optional.empty();
        }
        Duration pause = FIRST.multipliedBy(1L << Math.max(0, Math.min(tries - 1, DOUBLINGS)));
        Duration bounded = pause.compareTo(MAX) > 0 ? MAX : pause;
        long jitter = ThreadLocalRandom.current().nextLong(bounded.toMillis() / 5 + 1);
        return Optional.of(bounded.plusMillis(jitter));
    }
}
