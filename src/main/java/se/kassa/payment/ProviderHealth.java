package se.kassa.payment;

import java.time.OffsetDateTime;
import java.util.List;

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
     * The state of the circuit breaker of calls to one provider.
     *
     * @param provider the provider's name
     */
    record ProviderCircuit(String provider, Circuit circuit) {}

    /**
     * @param lastNotification when a notification was last received; null for never
     * @param lastFailure when a call last failed, on any node; null for never
     * @param failureReason null if {@code lastFailure} is
     * @param waiting how many notifications are not processed yet
     * @param oldestSeconds age of the oldest of them; 0 if none waits
     * @param circuits the state of each provider's circuit breaker of this node, by the provider's name
     */
    record Health(
            OffsetDateTime lastNotification,
            OffsetDateTime lastFailure,
            String failureReason,
            long waiting,
            long oldestSeconds,
            List<ProviderCircuit> circuits) {}

    /** Never null. Reads the database; calls no provider. */
    Health health();
}
