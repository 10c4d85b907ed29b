package se.kassa.platform.contact;

import java.util.Optional;

/**
 * Swedish registration numbers of companies. The number of a sole trader is a personal identity number: it is no company
 * number here, for none is kept.
 */
public final class CompanyNumber {

    private static final int LENGTH = 10;

    private CompanyNumber() {}

    /** The number as {@code 556000-0000}, or empty where it is none, or belongs to a person. */
    public static Optional<String> parse(String text) {
        return known(text).filter(number -> isChecked(number.replace("-", "")));
    }

    /** The same, for a number that somebody else has checked. */
    public static Optional<String> known(String text) {
        String digits = text.replaceAll("[\\s-]", "").replaceFirst("^(?i:SE)", "");
        if (digits.length() == LENGTH + 2 && digits.startsWith("16")) {
            digits = digits.substring(2);
        }
        boolean company = digits.matches("\\d{" + LENGTH + "}") && digits.charAt(2) >= '2';
        return company ? Optional.of(digits.substring(0, 6) + "-" + digits.substring(6)) : Optional.empty();
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
