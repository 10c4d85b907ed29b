package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import se.kassa.platform.settings.Settings;

/** How long to wait before an operation is looked at again. */
@ApplicationScoped
public class OperationSettings {

    private static final Duration FIRST_POLL = Duration.ofSeconds(15);

    /** As the WooCommerce plugin polls. */
    private static final Duration SLOWEST_POLL = Duration.ofMinutes(3);

    private static final int MOST_POLLS = 480;

    @Inject
    private Settings settings;

    /** Before each of the two looks at one whose outcome is unknown. */
    Duration lookAfter() {
        return settings.lookAgainAfter();
    }

    /** Before an ongoing one is polled again. */
    Duration pollAfter(int polls) {
        Duration pause = FIRST_POLL.multipliedBy(1L << Math.min(polls, 4));
        return pause.compareTo(SLOWEST_POLL) > 0 ? SLOWEST_POLL : pause;
    }

    /** After a day a person is asked. */
    boolean isPolledInVain(int polls) {
        return polls >= MOST_POLLS;
    }
}
