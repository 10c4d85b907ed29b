package se.kassa.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * What a package contains.
 *
 * @param amount in the unit, at least one
 */
public record NetQuantity(int amount, Unit unit) {

    /** A unit of quantities, and the one of unit prices. */
    public enum Unit {
        /** Grams; the unit price is per kilogram. */
        G(1000),
        /** Millilitres; the unit price is per litre. */
        ML(1000),
        /** Pieces; the unit price is per piece. */
        PIECE(1);

        private final int perPriceUnit;

        Unit(int perPriceUnit) {
            this.perPriceUnit = perPriceUnit;
        }

        /** The unit that a text names, in any case; empty if there is none. */
        public static Optional<Unit> parse(String text) {
            for (Unit unit : values()) {
                if (unit.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return Optional.of(unit);
                }
            }
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException unless the amount is positive */
    public NetQuantity {
        if (amount < 1) {
            throw new IllegalArgumentException("A package contains something");
        }
    }

    /** Price per kilogram, litre or piece, rounded half up; both in minor units. */
    public long unitPrice(long price) {
        return BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(unit.perPriceUnit))
                .divide(BigDecimal.valueOf(amount), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
