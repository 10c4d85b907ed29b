package se.kassa.payment;

import java.time.OffsetDateTime;

/** The health of the connection with the payment provider, in both directions. Read-only: for pages and metrics. */
public interface ProviderHealth {

    /** The state of a circuit breaker. */
    enum Circuit {
        /** Calls are made. */
        CLOSED,
        /** Too many consecutive calls failed: calls are rejected for a while. */
        OPEN,
        /** The pause has ended: the next calls decide whether the circuit closes. */
        HALF_OPEN
    }

    /**
     * @param lastNotification when a notification was last received; null for never
     * @param lastFailure when a call last failed, on any node; null for never
     * @param failureReason null if {@code lastFailure} is
     * @param waiting how many notifications are not processed yet
     * @param oldestSeconds age of the oldest of them; 0 if none waits
     * @param circuit the state of the circuit breaker of this node
     */
    record Health(
            OffsetDateTime lastNotification,
            OffsetDateTime lastFailure,
            String failureReason,
            long waiting,
            long oldestSeconds,
            Circuit circuit) {}

    /** Never null. Reads the database; calls no provider. */
    Health health();
}
