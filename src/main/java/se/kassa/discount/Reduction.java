package se.kassa.discount;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a code takes off.
 *
 * @param goods minor units off each item, in their order
 * @param delivery minor units off the delivery
 * @param refusal why it takes nothing off; empty where it does
 */
public record Reduction(long[] goods, long delivery, Optional<Refusal> refusal) {

    static Reduction refused(int items, Refusal why) {
        return new Reduction(new long[items], 0, Optional.of(why));
    }

    /** No code, nothing off. */
    public static Reduction none(int items) {
        return new Reduction(new long[items], 0, Optional.empty());
    }

    /** Minor units off everything. */
    public long total() {
        return Arrays.stream(goods).sum() + delivery;
    }
}
