package se.kassa.order;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.money.VatRate;

/**
 * An order line with the price and VAT rate at the time of ordering. Immutable; never looked up in the catalogue again.
 *
 * @param sku at most 32 characters (the lowest limit of the payment providers); {@code partNumber} in the JSON of stored
 *     revisions
 * @param description cut to 128 characters; null if none
 * @param quantity whole units, at least 1
 * @param unitAmount minor units, VAT included
 * @param discountAmount minor units for the whole line, VAT included
 * @param vatRate basis points
 */
public record Line(
        Kind kind,
        @JsonbProperty("partNumber") String sku,
        String name,
        String description,
        int quantity,
        long unitAmount,
        long discountAmount,
        int vatRate) {

    /** The lowest limit of the payment providers. */
    private static final int LONGEST_DESCRIPTION = 128;

    /** Kind of an order line. */
    public enum Kind {
        PRODUCT,
        SHIPPING,
        FEE,
        /** An amount at one VAT rate that belongs to no single line, such as a partial refund. */
        ADJUSTMENT
    }

    /**
     * @throws IllegalArgumentException if the quantity is below 1, or the discount is negative or larger than the line
     */
    @JsonbCreator
    public Line {
        if (quantity < 1) {
            throw new IllegalArgumentException("A line has at least one piece");
        }
        if (discountAmount < 0 || discountAmount > Math.multiplyExact(unitAmount, quantity)) {
            throw new IllegalArgumentException("A discount is between nothing and all of the row");
        }
        description = cut(description);
    }

    /** Creates a line without a description. */
    public Line(Kind kind, String sku, String name, int quantity, long unitAmount, long discountAmount, int vatRate) {
        this(kind, sku, name, null, quantity, unitAmount, discountAmount, vatRate);
    }

    private static String cut(String text) {
        if (text == null || text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int end = LONGEST_DESCRIPTION - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** 25 for 25 %. */
    public int vatPercent() {
        return vatRate / 100;
    }

    /** Amount of the line in minor units, VAT included: {@code quantity × unitAmount − discountAmount}. */
    public long amount() {
        return Math.subtractExact(Math.multiplyExact(unitAmount, quantity), discountAmount);
    }

    /** Sum of the lines in minor units, VAT included. */
    public static long sum(Collection<Line> lines) {
        return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }

    /** Net amounts and VAT of the lines; the parts are in the order of the lines. */
    public static VatBreakdown vat(List<Line> lines) {
        List<VatBreakdown.Amount> amounts = new ArrayList<>(lines.size());
        for (Line line : lines) {
            amounts.add(new VatBreakdown.Amount(VatRate.ofBasisPoints(line.vatRate()), line.amount()));
        }
        return VatBreakdown.of(amounts);
    }
}
