package se.kassa.payment;

import java.time.Duration;
import java.util.Optional;
import se.kassa.order.PaymentState;

/** When to poll a payment of which no notification has arrived. */
public final class PollSchedule {

    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration SLOWEST = Duration.ofHours(6);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final int DOUBLINGS = 8;

    /** Polling a declined or abandoned payment ends after this many queries, after more than a week. */
    private static final int MOST_AFTER_REFUSAL = 40;

    private PollSchedule() {}

    /**
     * The delay before the next query; empty to stop polling.
     *
     * @param questions how many consecutive queries brought no change
     */
    public static Optional<Duration> pauseBeforeNext(PaymentState state, int questions) {
        return switch (state.followUp()) {
            case SOON ->
                state.payable() && questions > MOST_AFTER_REFUSAL ? Optional.empty() : Optional.of(growing(questions));
            case DAILY -> Optional.of(DAILY);
            case NEVER -> Optional.empty();
        };
    }

    private static Duration growing(int questions) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(questions, DOUBLINGS));
        return pause.compareTo(SLOWEST) > 0 ? SLOWEST : pause;
    }
}
