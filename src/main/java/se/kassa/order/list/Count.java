package se.kassa.order.list;

import java.util.Collection;

/**
 * How many there are, counted up to a bound.
 *
 * @param value exact, or the bound where there are more
 * @param exact false where there are more
 */
public record Count(long value, boolean exact) {

    /** Where counting ends. */
    public static final int BOUND = 10_000;

    /** How many there are of all kinds together. */
    public static Count sum(Collection<Count> counts) {
        boolean exact = counts.stream().allMatch(Count::exact);
        return exact ? of(counts.stream().mapToLong(Count::value).sum(), BOUND) : more(BOUND);
    }

    static Count more(int bound) {
        return new Count(bound, false);
    }

    static Count of(long counted, int bound) {
        return counted > bound ? more(bound) : new Count(counted, true);
    }
}
