package se.kassa.payment.operation;

import se.kassa.order.Line;

/**
 * A row of a capture or a refund.
 *
 * @param base the position of what it is a part of: a line of the order for a capture, a row of the capture for a
 *     refund; -1 for an amount that belongs to no single one
 * @param line what is captured or refunded, with its price
 * @param vat minor units, within the line's amount
 */
public record TransactionLine(int base, Line line, long vat) {

    /** The base of an amount that belongs to no single row. */
    public static final int NO_BASE = -1;

    /** Minor units, VAT included. */
    public long amount() {
        return line.amount();
    }
}
