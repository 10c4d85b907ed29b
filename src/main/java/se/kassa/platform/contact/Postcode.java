package se.kassa.platform.contact;

import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/** Postcodes: validated and formatted for Sweden, accepted as entered for other countries. */
public final class Postcode {

    private static final int LONGEST = 16;

    private Postcode() {}

    /** Parses a postcode; empty if it is not valid for the country. */
    public static Optional<String> parse(String text, String country) {
        String code =
                InputNormalizer.normalizeNumber(text).replaceAll(" +", " ").toUpperCase(Locale.ROOT);
        if (!"SE".equals(country)) {
            return code.length() <= LONGEST ? Optional.of(code) : Optional.empty();
        }
        String digits = code.replaceFirst("^SE?[ -]", "").replace(" ", "");
        return digits.matches("[1-9]\\d{4}")
                ? Optional.of(digits.substring(0, 3) + " " + digits.substring(3))
                : Optional.empty();
    }
}
