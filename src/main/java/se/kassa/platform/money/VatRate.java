package se.kassa.platform.money;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/** The Swedish VAT rates; no other rate is accepted. */
public enum VatRate {
    ZERO(0),
    SIX(600),
    TWELVE(1200),
    TWENTY_FIVE(2500);

    private static final int WHOLE = 10_000;
    private static final List<VatRate> ALL = List.of(values());

    private final int basisPoints;

    VatRate(int basisPoints) {
        this.basisPoints = basisPoints;
    }

    /** @throws IllegalArgumentException if there is no such rate */
    public static VatRate ofBasisPoints(int basisPoints) {
        for (VatRate rate : ALL) {
            if (rate.basisPoints == basisPoints) {
                return rate;
            }
        }
        throw new IllegalArgumentException("VAT is 0, 6, 12 or 25 %, not " + basisPoints + " basis points");
    }

    /** Parses a rate: {@code 25}, {@code 25 %}, {@code 25,0}; empty if it is none of the four. */
    public static Optional<VatRate> parse(String text) {
        String bare =
                InputNormalizer.normalizeNumber(text).replaceFirst("\\s*%$", "").replaceFirst("[.,]0+$", "");
        return Arrays.stream(values())
                .filter(rate -> Integer.toString(rate.percent()).equals(bare))
                .findFirst();
    }

    public int basisPoints() {
        return basisPoints;
    }

    /** 25 for 25 %. */
    public int percent() {
        return basisPoints / 100;
    }

    /**
     * The VAT within a gross amount, in minor units: {@code gross × rate ÷ (1 + rate)}, rounded half up to the öre, and
     * away from zero for a negative amount, so that a refund has the VAT of its purchase.
     */
    public long vatOf(long grossMinorUnits) {
        long divisor = WHOLE + basisPoints;
        long dividend = Math.multiplyExact(grossMinorUnits, basisPoints);
        long rounded = dividend / divisor;
        boolean up = 2 * Math.abs(dividend % divisor) >= divisor;
        return up ? rounded + Long.signum(dividend) : rounded;
    }

    /**
     * The VAT of an amount that follows other amounts of the same whole, in minor units: the VAT of all parts sums to
     * the VAT of the whole, however it is split.
     *
     * @param grossBefore sum of the parts before this one
     */
    public long vatOfNext(long grossBefore, long gross) {
        return vatOf(Math.addExact(grossBefore, gross)) - vatOf(grossBefore);
    }
}
