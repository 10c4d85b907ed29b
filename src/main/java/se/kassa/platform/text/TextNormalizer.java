package se.kassa.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes texts comparable: for searches, where an accent does not matter, and for lists, where it does. And makes texts from
 * outside fit for every database.
 */
public final class TextNormalizer {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile(" +");

    /** What keyboards and word processors write for an apostrophe. */
    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u201b\u2032\u00b4`\u02b9\u02bb\u02bc]");

    /** Letters that Unicode does not take apart into a letter and an accent. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('ß', "ss"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('ı', "i"),
            Map.entry('ħ', "h"),
            Map.entry('ŋ', "n"),
            Map.entry('ŧ', "t"));

    /** What the Swedish alphabet puts beside its own letters; others count as the letter that they are made of. */
    private static final Map<Character, Character> SWEDISH_ORDER =
            Map.of('å', '{', 'ä', '|', 'æ', '|', 'ö', '}', 'ø', '}', 'ő', '}', 'œ', '}', 'ü', 'y', 'ű', 'y');

    private TextNormalizer() {}

    /**
     * The text as every database takes it: PostgreSQL stores no U+0000, so that U+FFFD stands for it.
     *
     * @param text may be null, which stays null
     */
    public static String storable(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    /**
     * Small letters without accents, å and ä as a, ø and ö as o; one apostrophe, one hyphen and one space for all that
     * look alike; no invisible characters, single spaces, nothing around it. The same text again is not changed.
     */
    public static String forSearch(String text) {
        String small = InputNormalizer.normalize(text).toLowerCase(Locale.ROOT);
        String apostrophes = APOSTROPHES.matcher(small).replaceAll("'");
        StringBuilder letters = new StringBuilder(apostrophes.length());
        for (char letter :
                Normalizer.normalize(apostrophes, Normalizer.Form.NFD).toCharArray()) {
            String plain = LETTERS.get(letter);
            if (plain == null) {
                letters.append(letter);
            } else {
                letters.append(plain);
            }
        }
        return SPACES.matcher(ACCENTS.matcher(letters).replaceAll("")).replaceAll(" ");
    }

    /**
     * A key whose bytes sort as a Swedish telephone book does: å, ä and ö come after z, with them æ, ø, œ and ő; ü is
     * sorted as y, đ and ð as d, þ as th. Every other accent counts for nothing.
     */
    public static String forSorting(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(composed.length());
        for (char letter : composed.toCharArray()) {
            key.append(SWEDISH_ORDER.getOrDefault(letter, letter));
        }
        return forSearch(key.toString());
    }
}
