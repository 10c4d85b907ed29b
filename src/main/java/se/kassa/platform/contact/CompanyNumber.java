package se.kassa.platform.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.kassa.platform.text.InputNormalizer;

/**
 * Swedish registration numbers of companies. The number of a sole trader is a personal identity number: it is no company
 * number here, for none is kept.
 */
public final class CompanyNumber {

    private static final int LENGTH = 10;

    /** A VAT number: the registration number between SE and 01. */
    private static final Pattern VAT_NUMBER = Pattern.compile("(SE)?(\\d{10})01");

    private static final Pattern REGISTRATION_NUMBER = Pattern.compile("(SE)?(?:16)?(\\d{10})");

    /** A personal identity number with its century; its day may be that of a co-ordination number. */
    private static final Pattern PERSONAL_NUMBER =
            Pattern.compile("(18|19|20)\\d\\d(0[1-9]|1[0-2])([06][1-9]|[1278]\\d|[39][01])\\d{4}");

    private CompanyNumber() {}

    /** The number as {@code 556000-0000}, read from that, from a VAT number or with a century; or empty where it is none, or belongs to a person. */
    public static Optional<String> parse(String text) {
        return known(text).filter(number -> isChecked(number.replace("-", "")));
    }

    /** The same, for a number that somebody else has checked. */
    public static Optional<String> known(String text) {
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

    /** By the Luhn algorithm. */
    private static boolean isChecked(String digits) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int value = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += value / 10 + value % 10;
        }
        return sum % 10 == 0;
    }
}
