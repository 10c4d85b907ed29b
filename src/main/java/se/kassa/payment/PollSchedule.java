package se.kassa.payment;

import java.time.Duration;
import java.util.Optional;
import se.kassa.order.PaymentState;

/** When the payment provider is asked again although nothing was heard of it. */
public final class PollSchedule {

    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration SLOWEST = Duration.ofHours(6);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final int DOUBLINGS = 8;

    /** After more than a week nobody comes back to a payment that was refused or left. */
    private static final int MOST_AFTER_REFUSAL = 40;

    private PollSchedule() {}

    /**
     * The pause before the next question, or empty for never.
     *
     * @param questions how many questions in a row have brought nothing new
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
