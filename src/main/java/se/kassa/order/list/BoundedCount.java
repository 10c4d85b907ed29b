package se.kassa.order.list;

import java.util.Collection;

/**
 * A count that stops at a limit.
 *
 * @param value exact count, or the limit if there are more
 * @param exact false if there are more
 */
public record BoundedCount(long value, boolean exact) {

    /** The limit. */
    public static final int BOUND = 10_000;

    /** Sum of several counts. */
    public static BoundedCount sum(Collection<BoundedCount> counts) {
        boolean exact = counts.stream().allMatch(BoundedCount::exact);
        return exact ? of(counts.stream().mapToLong(BoundedCount::value).sum(), BOUND) : more(BOUND);
    }

    static BoundedCount more(int bound) {
        return new BoundedCount(bound, false);
    }

    static BoundedCount of(long counted, int bound) {
        return counted > bound ? more(bound) : new BoundedCount(counted, true);
    }
}
