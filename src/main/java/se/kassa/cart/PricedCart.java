package se.kassa.cart;

import java.util.List;

/** The cart at today's prices; products that are not sold any more are not in it. */
public record PricedCart(List<PricedLine> lines) {

    /** Minor units, VAT included. */
    public long amount() {
        return lines.stream().mapToLong(PricedLine::amount).reduce(0, Math::addExact);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
