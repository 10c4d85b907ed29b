package se.kassa.sandbox;

import java.time.OffsetDateTime;

/**
 * A notification on its way to a shop.
 *
 * @param provider the one that sends it: the name of its {@link NotificationChannel}
 * @param orderId what it is about, by the provider's id
 * @param forged whether somebody other than the provider seems to send it
 * @param tries how often it was sent
 * @param due when it is sent next
 */
public record OutboxEntry(
        long id,
        String provider,
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
        /** No try was accepted, and the last is over. */
        GIVEN_UP
    }

    /** @param answer the HTTP status, or what happened instead of one */
    public record Try(OffsetDateTime at, String answer, long millis) {}

    OutboxEntry answered(String answer, OffsetDateTime now, NotificationChannel channel) {
        if (channel.accepted(answer)) {
            return with(State.DELIVERED, tries + 1, due);
        }
        boolean last = forged || tries + 1 >= channel.mostTries();
        return with(last ? State.GIVEN_UP : State.WAITING, tries + 1, now.plus(channel.pause(tries + 1)));
    }

    OutboxEntry again(OffsetDateTime now) {
        return with(State.WAITING, 0, now);
    }

    private OutboxEntry with(State newState, int newTries, OffsetDateTime newDue) {
        return new OutboxEntry(id, provider, orderId, url, body, forged, newTries, newDue, newState);
    }
}
