package se.kassa.catalogue.edit;

/**
 * Something in a file that can't be imported.
 *
 * @param line of the file, the first is 1
 * @param value what stands there; may be empty
 */
public record ImportMistake(long line, Kind kind, String value) {

    /** What is wrong. */
    public enum Kind {
        NOT_READABLE,
        COLUMN_MISSING,
        COLUMN_UNKNOWN,
        TOO_MANY_LINES,
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
