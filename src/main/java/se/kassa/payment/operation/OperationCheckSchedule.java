package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import se.kassa.platform.settings.ShopSettings;

/** The intervals at which operations are checked. */
@ApplicationScoped
public class OperationCheckSchedule {

    private static final Duration FIRST_POLL = Duration.ofSeconds(15);

    /** As the WooCommerce plugin polls. */
    private static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(3);

    private static final int MAX_POLLS = 480;
    private static final Duration MAX_UNKNOWN = Duration.ofHours(1);

    /** A pending refund that can be checked is polled for about as long. */
    private static final Duration MAX_PENDING = Duration.ofHours(25);

    @Inject
    private ShopSettings settings;

    /** Before each of the two checks of an operation of unknown outcome. */
    Duration checkInterval() {
        return settings.operationCheckInterval();
    }

    /** Before the next poll of a pending operation. */
    Duration pollAfter(int polls) {
        Duration pause = FIRST_POLL.multipliedBy(1L << Math.min(polls, 4));
        return pause.compareTo(MAX_POLL_INTERVAL) > 0 ? MAX_POLL_INTERVAL : pause;
    }

    /** How long after its start staff get an alert about an operation that cannot be checked or repeated. */
    Duration alertAfter(PaymentOperation.State state) {
        return state == PaymentOperation.State.PENDING ? MAX_PENDING : MAX_UNKNOWN;
    }

    /** Whether polling has lasted for a day, after which staff take over. */
    boolean isPollLimitReached(int polls) {
        return polls >= MAX_POLLS;
    }
}
