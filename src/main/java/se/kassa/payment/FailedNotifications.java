package se.kassa.payment;

import java.time.OffsetDateTime;
import java.util.List;

/** What the payment provider told us and nobody could work off: it waits for a person. */
public interface FailedNotifications {

    /**
     * @param orderNumber the order that it concerns
     * @param status the provider's word in it; null where it has none
     * @param event the provider's word in it; null where it has none
     * @param failure why the last try failed
     */
    record Parked(
            long id,
            String orderNumber,
            OffsetDateTime receivedAt,
            String status,
            String event,
            int tries,
            String failure) {}

    long count();

    /** The newest of them, newest first. */
    List<Parked> newest(int atMost);

    /** Has one tried again from the beginning. Returns whether it was there. */
    boolean replay(long id);

    /** Has all of them tried again from the beginning. Returns how many. */
    int replayAll();
}
