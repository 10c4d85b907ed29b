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
public record DiscountResult(long[] goods, long delivery, Optional<DiscountRejection> refusal) {

    static DiscountResult refused(int items, DiscountRejection why) {
        return new DiscountResult(new long[items], 0, Optional.of(why));
    }

    /** No code, nothing off. */
    public static DiscountResult none(int items) {
        return new DiscountResult(new long[items], 0, Optional.empty());
    }

    /** Minor units off everything. */
    public long total() {
        return Arrays.stream(goods).sum() + delivery;
    }
}
