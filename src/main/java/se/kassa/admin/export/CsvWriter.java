package se.kassa.admin.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Currency;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * Writes CSV as in RFC 4180, with a byte order mark so that spreadsheets recognise UTF-8. Text that a spreadsheet would
 * evaluate as a formula is prefixed with an apostrophe.
 */
public final class CsvWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final CSVFormat PLAIN =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).get();

    /** For text with a semicolon: some spreadsheets use it as the separator, which would split the text. */
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

    /** The amount in major units, with a decimal point. */
    static BigDecimal amount(long minorUnits, String currency) {
        return BigDecimal.valueOf(minorUnits, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /**
     * Writes a row. Null is written as an empty field; a {@link Number} gets no apostrophe.
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
