package se.kassa.payment;

import java.time.OffsetDateTime;

/** How the connection with the payment provider is, both ways. */
public interface ProviderConnection {

    /**
     * @param lastNotification when the provider told us something last; null for never
     * @param lastFailure when a call last failed, on whichever node; null for never
     * @param failureReason why; null where {@code lastFailure} is
     * @param waiting how many notifications are not worked off yet
     * @param oldestSeconds how long the oldest of them has waited
     * @param interrupted whether this node does not call for a while, because too much failed
     */
    record Health(
            OffsetDateTime lastNotification,
            OffsetDateTime lastFailure,
            String failureReason,
            long waiting,
            long oldestSeconds,
            boolean interrupted) {}

    Health health();
}
