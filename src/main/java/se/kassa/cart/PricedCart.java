package se.kassa.cart;

import java.util.List;
import se.kassa.platform.money.VatBreakdown;

/** The cart at today's prices; products that are not sold any more are not in it. */
public record PricedCart(List<PricedLine> lines) {

    /** Minor units, VAT included. */
    public long amount() {
        return lines.stream().mapToLong(PricedLine::amount).reduce(0, Math::addExact);
    }

    /** The net amounts and the VAT of the lines, in their order. */
    public VatBreakdown vat() {
        return VatBreakdown.of(lines.stream()
                .map(line -> new VatBreakdown.Amount(line.vatRate(), line.amount()))
                .toList());
    }

    /** Grams, as far as weights are known. */
    public long weight() {
        return lines.stream()
                .mapToLong(line -> (long) line.weight() * line.quantity())
                .sum();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
