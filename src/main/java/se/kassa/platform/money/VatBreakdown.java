package se.kassa.platform.money;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The net amounts and the VAT of amounts that are sold together: in all, per rate, and per amount. The one rounding rule
 * (docs/vat.md): the VAT of a rate is {@link VatRate#vatOf} of everything sold at that rate, rounded once; what falls on
 * a single amount is the {@linkplain VatRate#vatOfNext difference} that it makes to the ones before it. So the parts
 * always sum to the whole, and each is less than one öre from its own exact VAT.
 */
public final class VatBreakdown {

    /** @param gross minor units, VAT included */
    public record Amount(VatRate rate, long gross) {}

    /**
     * @param gross minor units, VAT included
     * @param vat minor units, within the gross
     */
    public record Part(VatRate rate, long gross, long vat) {

        /** Minor units, without VAT. */
        public long net() {
            return gross - vat;
        }

        private Part plus(long moreGross) {
            long sum = Math.addExact(gross, moreGross);
            return new Part(rate, sum, rate.vatOf(sum));
        }
    }

    private final List<Part> parts;
    private final List<Part> rates;

    private VatBreakdown(List<Part> parts, List<Part> rates) {
        this.parts = Collections.unmodifiableList(parts);
        this.rates = Collections.unmodifiableList(rates);
    }

    public static VatBreakdown of(List<Amount> amounts) {
        Map<VatRate, Part> rates = new EnumMap<>(VatRate.class);
        List<Part> parts = new ArrayList<>();
        for (Amount amount : amounts) {
            Part before = rates.get(amount.rate());
            Part after = (before == null ? new Part(amount.rate(), 0, 0) : before).plus(amount.gross());
            parts.add(new Part(amount.rate(), amount.gross(), after.vat() - (before == null ? 0 : before.vat())));
            rates.put(amount.rate(), after);
        }
        return new VatBreakdown(parts, new ArrayList<>(rates.values()));
    }

    /** The part of each amount, in their order. */
    public List<Part> parts() {
        return parts;
    }

    /** The part of each rate that occurs, lowest rate first. */
    public List<Part> rates() {
        return rates;
    }

    /** The part of a rate; zero amounts if the rate does not occur. */
    public Part of(VatRate rate) {
        for (Part part : rates) {
            if (part.rate() == rate) {
                return part;
            }
        }
        return new Part(rate, 0, 0);
    }

    /** Minor units, VAT included. */
    public long gross() {
        long gross = 0;
        for (Part part : rates) {
            gross = Math.addExact(gross, part.gross());
        }
        return gross;
    }

    /** Minor units. */
    public long vat() {
        long vat = 0;
        for (Part part : rates) {
            vat = Math.addExact(vat, part.vat());
        }
        return vat;
    }

    /** Minor units, without VAT. */
    public long net() {
        return gross() - vat();
    }
}
