package se.kassa.platform.money;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/** The VAT of a product: a fixed rate, or the rate of food, which depends on the day. */
public enum VatClass {
    ZERO(VatRate.ZERO),
    SIX(VatRate.SIX),
    TWELVE(VatRate.TWELVE),
    TWENTY_FIVE(VatRate.TWENTY_FIVE),
    FOOD(null);

    private static final List<String> FOOD_WORDS = List.of("food", "livsmedel");

    private final VatRate rate;

    VatClass(VatRate rate) {
        this.rate = rate;
    }

    /** The class of a fixed rate. */
    public static VatClass of(VatRate rate) {
        return Arrays.stream(values())
                .filter(each -> each.rate == rate)
                .findFirst()
                .orElseThrow();
    }

    /** Parses a rate, {@code food} or {@code livsmedel}; empty if it is none of them. */
    public static Optional<VatClass> parse(String text) {
        String word = InputNormalizer.strip(text).toLowerCase(Locale.ROOT);
        return FOOD_WORDS.contains(word)
                ? Optional.of(FOOD)
                : VatRate.parse(text).map(VatClass::of);
    }

    /** How files and forms write it: the percentage, or {@code food}. */
    public String code() {
        return rate == null ? FOOD_WORDS.get(0) : Integer.toString(rate.percent());
    }

    /** The fixed rate, or that of food. */
    public VatRate rate(VatRate food) {
        return rate == null ? food : rate;
    }
}
