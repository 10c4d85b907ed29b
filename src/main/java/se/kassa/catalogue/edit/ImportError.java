package se.kassa.catalogue.edit;

/**
 * Something in a file that can't be imported.
 *
 * @param line of the file, the first is 1
 * @param value what stands there, in one line of what can be shown, and cut where it is long; may be empty
 */
public record ImportError(long line, Kind kind, String value) {

    private static final int LONGEST_VALUE = 60;

    static ImportError of(long line, Kind kind, String value) {
        String shown = value.replaceAll("\\p{Cntrl}", "\uFFFD");
        return new ImportError(
                line, kind, shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) + "…" : shown);
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
