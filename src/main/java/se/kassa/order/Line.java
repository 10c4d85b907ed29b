package se.kassa.order;

/**
 * A row of a purchase as it was offered: never changed, and never looked up in the catalogue again.
 *
 * @param partNumber at most 32 characters, as Ecster takes it
 * @param quantity whole, at least 1
 * @param unitAmount minor units, VAT included
 * @param discountAmount minor units for the whole row, VAT included
 * @param vatRate basis points
 */
public record Line(
        Kind kind, String partNumber, String name, int quantity, long unitAmount, long discountAmount, int vatRate) {

    /** What a row stands for. */
    public enum Kind {
        PRODUCT,
        DELIVERY,
        FEE
    }

    public Line {
        if (quantity < 1) {
            throw new IllegalArgumentException("A line has at least one piece");
        }
    }

    /** 25 for 25 %. */
    public int vatPercent() {
        return vatRate / 100;
    }

    /** What the row costs in minor units, VAT included: {@code quantity × unitAmount − discountAmount}. */
    public long amount() {
        return Math.subtractExact(Math.multiplyExact(unitAmount, quantity), discountAmount);
    }
}
