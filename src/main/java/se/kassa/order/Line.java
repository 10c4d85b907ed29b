package se.kassa.order;

import java.util.Collection;
import java.util.List;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.money.VatRate;

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

    /** The sum of lines in minor units, VAT included. */
    public static long sum(Collection<Line> lines) {
        return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }

    /** The net amounts and the VAT of lines; its parts are in the order of the lines. */
    public static VatBreakdown vat(List<Line> lines) {
        return VatBreakdown.of(lines.stream()
                .map(line -> new VatBreakdown.Amount(VatRate.ofBasisPoints(line.vatRate()), line.amount()))
                .toList());
    }
}
