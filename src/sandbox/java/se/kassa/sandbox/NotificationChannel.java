package se.kassa.sandbox;

import java.time.Duration;

/** How one provider sends its notifications. */
public interface NotificationChannel {

    /** The name that its entries of the outbox carry. */
    String provider();

    /** The header by which the shop knows that the provider sends it. */
    String headerName();

    /** The header's value for a try at this moment; a wrong one where the entry is forged. */
    String headerValue(OutboxEntry entry);

    /** Whether an answer, an HTTP status or the name of a failure, ends the tries. */
    boolean accepted(String answer);

    /** The first try counted. */
    int mostTries();

    /** How long to wait after so many tries. */
    Duration pause(int tries);
}
