package se.kassa.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes search keys, where accents do not matter, and sort keys, where they do. */
public final class SearchKeys {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile(" +");

    /** Characters used as an apostrophe. */
    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u201b\u2032\u00b4`\u02b9\u02bb\u02bc]");

    /** Letters that Unicode does not decompose into a letter and an accent. */
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

    /** Letters that sort after z in Swedish; other letters sort as their base letter. */
    private static final Map<Character, Character> SWEDISH_ORDER =
            Map.of('å', '{', 'ä', '|', 'æ', '|', 'ö', '}', 'ø', '}', 'ő', '}', 'œ', '}', 'ü', 'y', 'ű', 'y');

    private SearchKeys() {}

    /**
     * Normalizes for search: lower case without accents, å and ä as a, ø and ö as o; one form of apostrophe, hyphen and
     * space; no invisible characters, single spaces, trimmed. Idempotent.
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
     * Returns a key whose bytes sort in Swedish alphabetical order: å, ä and ö after z, with æ, ø, œ and ő; ü as y, đ
     * and ð as d, þ as th. Other accents are ignored.
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
