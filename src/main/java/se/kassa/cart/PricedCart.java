package se.kassa.cart;

import java.util.List;
import se.kassa.platform.money.VatBreakdown;

/**
 * The cart at current prices, without products that are no longer sold.
 *
 * @param vat net amounts and VAT of the lines, in their order
 */
public record PricedCart(List<PricedCartLine> lines, VatBreakdown vat) {

    PricedCart(List<PricedCartLine> lines) {
        this(
                lines,
                VatBreakdown.of(lines.stream()
                        .map(line -> new VatBreakdown.Amount(line.price().vatRate(), line.amount()))
                        .toList()));
    }

    /** Minor units, VAT included. */
    public long amount() {
        return lines.stream().mapToLong(PricedCartLine::amount).reduce(0, Math::addExact);
    }

    /** Total weight in grams of the products whose weight is known. */
    public long weight() {
        return lines.stream()
                .mapToLong(line -> (long) line.weight() * line.quantity())
                .sum();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
