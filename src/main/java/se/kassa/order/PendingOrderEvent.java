package se.kassa.order;

import java.util.Locale;

/**
 * A transition that an order has made in this transaction and that is told of when it is committed.
 *
 * @param key distinguishes it from every other of the same order, whoever repeats it
 * @param amount minor units
 * @param reason may be null
 */
record PendingOrderEvent(OrderEvent.Kind kind, String key, long amount, String reason) {

    /** One that happens to an order once. */
    static PendingOrderEvent once(OrderEvent.Kind kind, long amount) {
        return new PendingOrderEvent(kind, word(kind.name()), amount, null);
    }

    /** One of several of its kind. */
    static PendingOrderEvent one(OrderEvent.Kind kind, Object which, long amount, String reason) {
        return new PendingOrderEvent(kind, word(kind.name() + "-" + which), amount, reason);
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
