package se.kassa.order;

import jakarta.json.bind.annotation.JsonbCreator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.money.VatRate;

/**
 * A row of a purchase as it was offered: never changed, and never looked up in the catalogue again.
 *
 * @param partNumber at most 32 characters, as Ecster takes it
 * @param description what is cut to 128 characters; null for none
 * @param quantity whole, at least 1
 * @param unitAmount minor units, VAT included
 * @param discountAmount minor units for the whole row, VAT included
 * @param vatRate basis points
 */
public record Line(
        Kind kind,
        String partNumber,
        String name,
        String description,
        int quantity,
        long unitAmount,
        long discountAmount,
        int vatRate) {

    /** As Ecster takes it. */
    private static final int LONGEST_DESCRIPTION = 128;

    /** What a row stands for. */
    public enum Kind {
        PRODUCT,
        DELIVERY,
        FEE,
        /** An amount at one VAT rate that belongs to no single row: a part of a refund, for one. */
        ADJUSTMENT
    }

    /** @throws IllegalArgumentException without a piece, or where the discount is negative or more than the row costs */
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

    /** A line without a description. */
    public Line(
            Kind kind,
            String partNumber,
            String name,
            int quantity,
            long unitAmount,
            long discountAmount,
            int vatRate) {
        this(kind, partNumber, name, null, quantity, unitAmount, discountAmount, vatRate);
    }

    private static String cut(String text) {
        if (text == null || text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int end = LONGEST_DESCRIPTION - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** The same line with a discount on the whole row, in minor units. */
    public Line discountedBy(long amount) {
        return new Line(kind, partNumber, name, description, quantity, unitAmount, amount, vatRate);
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
        List<VatBreakdown.Amount> amounts = new ArrayList<>(lines.size());
        for (Line line : lines) {
            amounts.add(new VatBreakdown.Amount(VatRate.ofBasisPoints(line.vatRate()), line.amount()));
        }
        return VatBreakdown.of(amounts);
    }
}
