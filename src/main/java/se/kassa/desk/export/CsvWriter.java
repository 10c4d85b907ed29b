package se.kassa.desk.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes comma-separated values as RFC 4180 has them, beginning with the mark by which spreadsheets know UTF-8. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */
public final class CsvWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final Writer writer;

    public CsvWriter(Writer writer) {
        this.writer = writer;
        write(BYTE_ORDER_MARK);
    }

    /** Writes a row; null is an empty field, a {@link Number} is never taken for text. */
    public void row(Object... fields) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            row.append(i == 0 ? "" : ",").append(fields[i] instanceof Number ? fields[i] : quoted(safe(fields[i])));
        }
        write(row.append("\r\n").toString());
    }

    private static String safe(Object field) {
        String text = field == null ? "" : field.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private void write(String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
