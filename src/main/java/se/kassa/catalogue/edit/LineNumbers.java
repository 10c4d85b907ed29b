package se.kassa.catalogue.edit;

/** Tells the lines of a text, from its beginning to its end, whichever way they end. */
final class LineNumbers {

    private final String text;
    private int at;
    private long line = 1;

    LineNumbers(String text) {
        this.text = text;
    }

    /**
     * The line, counted from 1, of the first character at a position or after it that ends no line.
     *
     * @param position not before the one that was asked about last
     */
    long of(long position) {
        while (at < text.length() && (at < position || isBreak(at))) {
            line += endsLine(at) ? 1 : 0;
            at++;
        }
        return line;
    }

    /** The line after the one that was asked about last. */
    long next() {
        while (at < text.length() && !endsLine(at)) {
            at++;
        }
        return of((long) at + 1);
    }

    private boolean isBreak(int index) {
        return text.charAt(index) == '\n' || text.charAt(index) == '\r';
    }

    private boolean endsLine(int index) {
        return text.charAt(index) == '\n'
                || text.charAt(index) == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n');
    }
}
