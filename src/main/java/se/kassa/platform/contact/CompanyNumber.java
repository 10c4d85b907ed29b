package se.kassa.platform.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.kassa.platform.text.InputNormalizer;

/**
 * Swedish company registration numbers. The number of a sole trader is a personal identity number and therefore
 * rejected: none is stored.
 */
public final class CompanyNumber {

    private static final int LENGTH = 10;

    /** VAT number: the registration number between SE and 01. */
    private static final Pattern VAT_NUMBER = Pattern.compile("(SE)?(\\d{10})01");

    private static final Pattern REGISTRATION_NUMBER = Pattern.compile("(SE)?(?:16)?(\\d{10})");

    /** Personal identity number with century; also a co-ordination number. */
    private static final Pattern PERSONAL_NUMBER =
            Pattern.compile("(18|19|20)\\d\\d(0[1-9]|1[0-2])([06][1-9]|[1278]\\d|[39][01])\\d{4}");

    private CompanyNumber() {}

    /**
     * Parses a registration number, a VAT number, or a registration number with century into the form
     * {@code 556000-0000}; empty if it is none, or belongs to a person.
     */
    public static Optional<String> parse(String text) {
        return parseUnchecked(text).filter(number -> hasValidChecksum(number.replace("-", "")));
    }

    /** Parses without verifying the check digit, for numbers verified elsewhere. */
    public static Optional<String> parseUnchecked(String text) {
        String written =
                InputNormalizer.normalizeNumber(text).toUpperCase(Locale.ROOT).replaceAll("[ -]", "");
        return digits(written)
                .filter(digits -> digits.charAt(2) >= '2')
                .map(digits -> digits.substring(0, 6) + "-" + digits.substring(6));
    }

    private static Optional<String> digits(String written) {
        if (PERSONAL_NUMBER.matcher(written).matches()) {
            return Optional.empty();
        }
        return Stream.of(REGISTRATION_NUMBER, VAT_NUMBER)
                .map(pattern -> pattern.matcher(written))
                .filter(Matcher::matches)
                .findFirst()
                .map(number -> number.group(2));
    }

    /** Verifies the check digit (Luhn algorithm). */
    private static boolean hasValidChecksum(String digits) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int value = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += value / 10 + value % 10;
        }
        return sum % 10 == 0;
    }
}
