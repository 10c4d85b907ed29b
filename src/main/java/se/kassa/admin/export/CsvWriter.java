package se.kassa.admin.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Currency;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * Writes comma-separated values as RFC 4180 has them, beginning with the byte order mark by which spreadsheets recognise
 * UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
public final class CsvWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final CSVFormat PLAIN =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).get();

    /** For a text with a semicolon: where spreadsheets separate by it, a part of the text would be a cell of its own. */
    private static final CSVFormat QUOTED =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private final Writer writer;

    /** @throws UncheckedIOException if the writer fails */
    public CsvWriter(Writer writer) {
        this.writer = writer;
        try {
            writer.write(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An amount with a point before the digits of the currency's minor unit. */
    static BigDecimal amount(long minorUnits, String currency) {
        return BigDecimal.valueOf(minorUnits, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /**
     * Writes a row; null is an empty field, a {@link Number} is never taken for text.
     *
     * @throws UncheckedIOException if the writer fails
     */
    public void row(Object... fields) {
        try {
            for (int i = 0; i < fields.length; i++) {
                Object field = fields[i] == null || fields[i] instanceof Number ? fields[i] : text(fields[i]);
                boolean semicolon = field instanceof String text && text.indexOf(';') >= 0;
                (semicolon ? QUOTED : PLAIN).print(field, writer, i == 0);
            }
            PLAIN.println(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object field) {
        String text = field.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
