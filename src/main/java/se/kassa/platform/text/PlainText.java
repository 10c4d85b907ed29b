package se.kassa.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes texts comparable: for searches, where an accent does not matter, and for lists, where it does. And makes texts from
 * outside fit for every database.
 */
public final class PlainText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PlainText() {}

    /**
     * The text as every database takes it: PostgreSQL stores no U+0000, so that U+FFFD stands for it.
     *
     * @param text may be null, which stays null
     */
    public static String storable(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    /** Small letters without accents, å and ä as a, ø and ö as o, single spaces, nothing around it. */
    public static String forSearch(String text) {
        String small = text.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("ß", "ss")
                .replace("ł", "l");
        String plain = ACCENTS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD))
                .replaceAll("");
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }

    /**
     * A key whose bytes sort as a Swedish telephone book does: å, ä and ö come after z, every other accent counts for
     * nothing.
     */
    public static String forSorting(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return forSearch(composed.replace('å', '{')
                .replace('ä', '|')
                .replace('æ', '|')
                .replace('ö', '}')
                .replace('ø', '}'));
    }
}
