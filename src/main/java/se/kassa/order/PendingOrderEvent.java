package se.kassa.order;

import java.util.Locale;

/**
 * An event of an order that is published when the current transaction commits.
 *
 * @param key unique among the events of the order; the same again if the change is repeated
 * @param amount minor units
 * @param reason may be null
 */
record PendingOrderEvent(OrderEvent.Kind kind, String key, long amount, String reason) {

    /** An event that happens once per order. */
    static PendingOrderEvent once(OrderEvent.Kind kind, long amount) {
        return new PendingOrderEvent(kind, word(kind.name()), amount, null);
    }

    /** One of several events of a kind, distinguished by {@code which}. */
    static PendingOrderEvent one(OrderEvent.Kind kind, Object which, long amount, String reason) {
        return new PendingOrderEvent(kind, word(kind.name() + "-" + which), amount, reason);
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
