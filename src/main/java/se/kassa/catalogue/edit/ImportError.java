package se.kassa.catalogue.edit;

import se.kassa.platform.text.InputNormalizer;

/**
 * An error in an import file.
 *
 * @param line line number, starting at 1
 * @param value the invalid value, printable and shortened; may be empty
 */
public record ImportError(long line, Kind kind, String value) {

    private static final int MAX_VALUE_LENGTH = 60;
    private static final int NOT_SHOWN = 0xFFFD;

    static ImportError of(long line, Kind kind, String value) {
        String shown = value.codePoints()
                .map(character -> isShown(character) ? character : NOT_SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new ImportError(
                line, kind, shown.length() > MAX_VALUE_LENGTH ? shown.substring(0, MAX_VALUE_LENGTH) + "…" : shown);
    }

    /** Whether people see what it is: neither invisible nor a space that is not the usual one. */
    private static boolean isShown(int character) {
        return character == ' '
                || !Character.isISOControl(character)
                        && !InputNormalizer.normalize(Character.toString(character))
                                .isEmpty();
    }

    /** Kind of error. */
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
        SALE,
        VAT,
        STOCK,
        WEIGHT,
        NET_QUANTITY,
        EXEMPTION,
        FACT,
        NAME,
        DESCRIPTION
    }
}
