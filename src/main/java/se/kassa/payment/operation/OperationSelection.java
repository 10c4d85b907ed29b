package se.kassa.payment.operation;

import java.util.Map;

/**
 * What of the rest is captured or refunded.
 *
 * @param pieces how many of which base row; null where all of it, or an amount, is meant
 * @param amount minor units; null where all of it, or pieces, are meant
 */
public record OperationSelection(Map<Integer, Integer> pieces, Long amount) {

    /** Everything that is left. */
    public static OperationSelection all() {
        return new OperationSelection(null, null);
    }

    /** Pieces of rows, by the position of the row. */
    public static OperationSelection pieces(Map<Integer, Integer> pieces) {
        return new OperationSelection(Map.copyOf(pieces), null);
    }

    /** An amount in minor units, spread over what is left by VAT rate. */
    public static OperationSelection amount(long amount) {
        return new OperationSelection(null, amount);
    }
}
