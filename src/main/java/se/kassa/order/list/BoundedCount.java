package se.kassa.order.list;

import java.util.Collection;

/**
 * How many there are, counted up to a bound.
 *
 * @param value exact, or the bound where there are more
 * @param exact false where there are more
 */
public record BoundedCount(long value, boolean exact) {

    /** Where counting ends. */
    public static final int BOUND = 10_000;

    /** How many there are of all kinds together. */
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
