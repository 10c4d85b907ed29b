package se.kassa.platform.text;

/**
 * Normalizes typed and pasted input, which may contain no-break spaces, zero-width characters, typographic dashes and
 * full-width characters.
 */
public final class InputNormalizer {

    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    private static final int MINUS_SIGN = 0x2212;
    private static final int HYPHEN_BULLET = 0x2043;

    private InputNormalizer() {}

    /**
     * Replaces U+0000, which PostgreSQL cannot store, by U+FFFD.
     *
     * @param text may be null, which is returned as null
     */
    public static String storable(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    /**
     * Normalizes codes and addresses: any space becomes U+0020, any dash U+002D, full-width characters become ASCII;
     * invisible characters and surrounding spaces are removed.
     */
    public static String normalize(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(character -> !isInvisible(character))
                .map(InputNormalizer::plain)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /** Like {@link #normalize}, and decimal digits of other scripts become ASCII. */
    public static String normalizeNumber(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        normalize(text)
                .codePoints()
                .map(character -> Character.isDigit(character) ? '0' + Character.digit(character, 10) : character)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Removes surrounding spaces and invisible characters, for names and prose; the inner text is not changed. */
    public static String strip(String text) {
        int[] characters = text.codePoints().toArray();
        int begin = 0;
        int end = characters.length;
        while (begin < end && isIgnorable(characters[begin])) {
            begin++;
        }
        while (end > begin && isIgnorable(characters[end - 1])) {
            end--;
        }
        return new String(characters, begin, end - begin);
    }

    private static boolean isIgnorable(int character) {
        return isSpace(character) || isInvisible(character);
    }

    private static int plain(int character) {
        if (isSpace(character)) {
            return ' ';
        }
        if (isDash(character)) {
            return '-';
        }
        return character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST
                ? character - FULL_WIDTH_OFFSET
                : character;
    }

    /** Whether it is a space of any width, a tab or a line break. */
    static boolean isSpace(int character) {
        return Character.isSpaceChar(character) || Character.isWhitespace(character);
    }

    /** Whether it is a hyphen, a dash or a minus sign. */
    static boolean isDash(int character) {
        return Character.getType(character) == Character.DASH_PUNCTUATION
                || character == MINUS_SIGN
                || character == HYPHEN_BULLET;
    }

    /** Whether it is invisible: formatting characters, fillers and variation selectors. */
    static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || character >= 0xFE00 && character <= 0xFE0F
                || character == 0x034F
                || character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0;
    }
}
