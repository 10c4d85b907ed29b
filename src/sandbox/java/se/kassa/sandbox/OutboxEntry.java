package se.kassa.sandbox;

import java.time.OffsetDateTime;

/**
 * A notification on its way to a shop.
 *
 * @param tries how often it was sent
 * @param due when it is sent next
 * @param state {@code WAITING}, {@code DELIVERED}, or {@code LOST} after 24 tries
 * @param answers what the shop answered to each try, in order, with a space between
 */
public record OutboxEntry(
        long id, String orderId, String url, String body, int tries, OffsetDateTime due, String state, String answers) {

    /** Sent again after two hours, 24 times at most (developer site). */
    private static final int MOST_TRIES = 25;

    OutboxEntry answered(String answer, OffsetDateTime next) {
        String all = (answers + " " + answer).strip();
        String kept = all.length() > 4000 ? all.substring(all.length() - 4000) : all;
        String newState = answer.equals("200") ? "DELIVERED" : tries + 1 >= MOST_TRIES ? "LOST" : "WAITING";
        return new OutboxEntry(id, orderId, url, body, tries + 1, next, newState, kept);
    }

    OutboxEntry again(OffsetDateTime now) {
        return new OutboxEntry(id, orderId, url, body, 0, now, "WAITING", answers);
    }
}
