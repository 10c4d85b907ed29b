package se.kassa.payment;

import java.time.OffsetDateTime;

/** How the connection with the payment provider is, both ways. */
public interface ProviderConnection {

    /** Whether a node calls the provider. */
    enum Circuit {
        /** Calls are made. */
        CLOSED,
        /** Too many calls failed in a row: none is made for a while. */
        OPEN,
        /** The pause has ended: the next calls are made, and decide whether it goes on. */
        HALF_OPEN
    }

    /**
     * @param lastNotification when the provider told us something last; null for never
     * @param lastFailure when a call last failed, on whichever node; null for never
     * @param failureReason why; null where {@code lastFailure} is
     * @param waiting how many notifications are not worked off yet
     * @param oldestSeconds how long the oldest of them has waited
     * @param circuit whether this node calls
     */
    record Health(
            OffsetDateTime lastNotification,
            OffsetDateTime lastFailure,
            String failureReason,
            long waiting,
            long oldestSeconds,
            Circuit circuit) {}

    Health health();
}
