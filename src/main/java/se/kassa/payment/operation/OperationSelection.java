package se.kassa.payment.operation;

import java.util.Map;

/**
 * Which part of the remainder is captured or refunded.
 *
 * @param pieces quantities by the position of the row; null for everything or an amount
 * @param amount minor units; null for everything or pieces
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

    /** An amount in minor units, distributed over the remainder by VAT rate. */
    public static OperationSelection amount(long amount) {
        return new OperationSelection(null, amount);
    }
}
