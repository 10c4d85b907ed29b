package se.kassa.platform.contact;

import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/** Postcodes: checked and written as Sweden does for Sweden, taken as they are for everywhere else. */
public final class Postcode {

    private static final int LONGEST = 16;

    private Postcode() {}

    /** The postcode as it is written, or empty where it can't be one of the country's. */
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
