package se.kassa.sandbox;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * A notification on its way to a shop.
 *
 * @param forged whether somebody other than Ecster seems to send it: without the agreed header
 * @param tries how often it was sent
 * @param due when it is sent next
 */
public record OutboxEntry(
        long id,
        String orderId,
        String url,
        String body,
        boolean forged,
        int tries,
        OffsetDateTime due,
        OutboxEntry.State state) {

    /** How far it is. */
    public enum State {
        WAITING,
        /** Waits until the next notification was sent. */
        HELD_BACK,
        DELIVERED,
        /** Nobody answered 200 to any of the 25 tries. */
        GIVEN_UP
    }

    /** @param answer the HTTP status, or what happened instead of one */
    public record Try(OffsetDateTime at, String answer, long millis) {}

    /** Sent again after two hours, 24 times at most (developer site). */
    private static final int MOST_TRIES = 25;

    OutboxEntry answered(String answer, OffsetDateTime now, Duration pause) {
        if (answer.equals("200")) {
            return with(State.DELIVERED, tries + 1, due);
        }
        boolean last = forged || tries + 1 >= MOST_TRIES;
        return with(last ? State.GIVEN_UP : State.WAITING, tries + 1, now.plus(pause));
    }

    OutboxEntry again(OffsetDateTime now) {
        return with(State.WAITING, 0, now);
    }

    private OutboxEntry with(State newState, int newTries, OffsetDateTime newDue) {
        return new OutboxEntry(id, orderId, url, body, forged, newTries, newDue, newState);
    }
}
