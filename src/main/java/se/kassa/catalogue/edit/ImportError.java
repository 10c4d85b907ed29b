package se.kassa.catalogue.edit;

import se.kassa.platform.text.InputNormalizer;

/**
 * Something in a file that can't be imported.
 *
 * @param line of the file, the first is 1
 * @param value what stands there, in one line of what can be shown, and cut where it is long; may be empty
 */
public record ImportError(long line, Kind kind, String value) {

    private static final int LONGEST_VALUE = 60;
    private static final int NOT_SHOWN = 0xFFFD;

    static ImportError of(long line, Kind kind, String value) {
        String shown = value.codePoints()
                .map(character -> isShown(character) ? character : NOT_SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new ImportError(
                line, kind, shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) + "…" : shown);
    }

    /** Whether people see what it is: neither invisible nor a space that is not the usual one. */
    private static boolean isShown(int character) {
        return character == ' '
                || !Character.isISOControl(character)
                        && !InputNormalizer.normalize(Character.toString(character))
                                .isEmpty();
    }

    /** What is wrong. */
    public enum Kind {
        NOT_READABLE,
        NO_LINES,
        TOO_MANY_LINES,
        COLUMN_MISSING,
        COLUMN_UNKNOWN,
        COLUMN_UNNAMED,
        COLUMN_TWICE,
        COLUMNS_DIFFER,
        SKU,
        TWICE,
        CATEGORY,
        PRICE,
        VAT,
        STOCK,
        WEIGHT,
        NAME,
        DESCRIPTION
    }
}
