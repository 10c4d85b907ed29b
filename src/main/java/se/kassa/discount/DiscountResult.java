package se.kassa.discount;

import java.util.Arrays;
import java.util.Optional;

/**
 * The discount that a code gives.
 *
 * @param products minor units off each line, in their order
 * @param shipping minor units off shipping
 * @param rejection why there is no discount; empty if there is one
 */
public record DiscountResult(long[] products, long shipping, Optional<DiscountRejection> rejection) {

    static DiscountResult rejected(int items, DiscountRejection why) {
        return new DiscountResult(new long[items], 0, Optional.of(why));
    }

    /** The result without a code. */
    public static DiscountResult none(int items) {
        return new DiscountResult(new long[items], 0, Optional.empty());
    }

    /** Total discount in minor units. */
    public long total() {
        return Arrays.stream(products).sum() + shipping;
    }
}
