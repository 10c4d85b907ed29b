package se.kassa.catalogue.edit;

/** Maps positions in a text to line numbers, from beginning to end, for any line ending. */
final class LineNumbers {

    private final String text;
    private int at;
    private long line = 1;

    LineNumbers(String text) {
        this.text = text;
    }

    /**
     * Line number, starting at 1, of the first character at or after a position that is not a line break.
     *
     * @param position not before the previous one
     */
    long of(long position) {
        while (at < text.length() && (at < position || isBreak(at))) {
            line += endsLine(at) ? 1 : 0;
            at++;
        }
        return line;
    }

    /** The line after the previous result. */
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
