package se.kassa.platform.money;

import java.math.BigDecimal;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/** Parses and writes amounts as entered by users and in files. */
public final class MoneyText {

    /** 99,999,999.99 kr. */
    public static final long LARGEST = 9_999_999_999L;

    private static final int DECIMALS = 2;

    private MoneyText() {}

    /**
     * Parses an amount in kronor: {@code 8.95}, {@code 8,95}, {@code 1 234,50}, {@code 99,999,999.99}, {@code 0}. A
     * single comma or point is a decimal separator; nothing is rounded.
     *
     * @return minor units; empty unless it is an amount from zero to {@link #LARGEST} in whole öre
     */
    public static Optional<Long> parse(String text) {
        String bare = InputNormalizer.normalizeNumber(text).replace(" ", "").replaceFirst("(?i)(kr|sek)$", "");
        boolean grouped = bare.matches("\\d{1,3}(,\\d{3})+\\.\\d{1,2}") || bare.matches("\\d{1,3}(,\\d{3}){2,}");
        String plain = (grouped ? bare.replace(",", "") : bare).replace(',', '.');
        if (!plain.matches("\\d{1,12}(\\.\\d{1," + DECIMALS + "})?")) {
            return Optional.empty();
        }
        long amount = new BigDecimal(plain).movePointRight(DECIMALS).longValueExact();
        return amount <= LARGEST ? Optional.of(amount) : Optional.empty();
    }

    /** Writes an amount for a form field: {@code 8,95}. */
    public static String write(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, DECIMALS).toPlainString().replace('.', ',');
    }
}
