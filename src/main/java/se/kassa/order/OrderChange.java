package se.kassa.order;

import java.util.Locale;

/**
 * A transition that an order has made in this transaction and that is told of when it is committed.
 *
 * @param key distinguishes it from every other of the same order, whoever repeats it
 * @param amount minor units
 * @param reason may be null
 */
record OrderChange(OrderFact.Kind kind, String key, long amount, String reason) {

    /** One that happens to an order once. */
    static OrderChange once(OrderFact.Kind kind, long amount) {
        return new OrderChange(kind, word(kind.name()), amount, null);
    }

    /** One of several of its kind. */
    static OrderChange one(OrderFact.Kind kind, Object which, long amount, String reason) {
        return new OrderChange(kind, word(kind.name() + "-" + which), amount, reason);
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
