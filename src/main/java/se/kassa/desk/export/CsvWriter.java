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
    private final StringBuilder row = new StringBuilder();
    private char[] characters = new char[1024];

    public CsvWriter(Writer writer) {
        this.writer = writer;
        row.append(BYTE_ORDER_MARK);
        write();
    }

    /** Writes a row; null is an empty field, a {@link Number} or a {@link Decimal} is never taken for text. */
    public void row(Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                row.append(',');
            }
            append(fields[i]);
        }
        row.append("\r\n");
        write();
    }

    private void append(Object field) {
        if (field instanceof Decimal decimal) {
            decimal.appendTo(row);
        } else if (field instanceof Number) {
            row.append(field);
        } else if (field != null) {
            appendText(field.toString());
        }
    }

    private void appendText(String text) {
        boolean plain = isPlain(text);
        if (!plain) {
            row.append('"');
        }
        if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            row.append('\'');
        }
        row.append(plain ? text : text.replace("\"", "\"\""));
        if (!plain) {
            row.append('"');
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';') {
                return false;
            }
        }
        return true;
    }

    private void write() {
        int length = row.length();
        if (length > characters.length) {
            characters = new char[length * 2];
        }
        row.getChars(0, length, characters, 0);
        row.setLength(0);
        try {
            writer.write(characters, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
