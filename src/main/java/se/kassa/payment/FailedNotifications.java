package se.kassa.payment;

import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.platform.security.StaffOnly;

/** The failed notifications of the notification inbox: staff retry them. */
public interface FailedNotifications {

    /**
     * A notification that could not be processed.
     *
     * @param orderNumber of the order that it concerns
     * @param status the provider's term; null if missing
     * @param event the provider's term; null if missing
     * @param failure why the last attempt failed
     */
    record Failed(
            long id,
            String orderNumber,
            OffsetDateTime receivedAt,
            String status,
            String event,
            int tries,
            String failure) {}

    long count();

    /** At most this many, newest first. */
    List<Failed> newest(int atMost);

    /** Retries one from the beginning. Returns whether it existed. */
    @StaffOnly
    boolean replay(long id);

    /** Retries all from the beginning. Returns how many. */
    @StaffOnly
    int replayAll();
}
