package se.kassa.catalogue;

import java.util.List;
import java.util.stream.Stream;
import se.kassa.platform.text.SearchKeys;

/** Normalizes texts for search: lower case, without accents, å as a. */
public final class SearchText {

    private static final int MAX_WORDS = 6;
    private static final String BEFORE_WORDS = " -(";

    private SearchText() {}

    /** Normalizes a product's text for the search index. */
    public static String normalize(String text) {
        return SearchKeys.forSearch(text);
    }

    /** The normalized words of a search, limited in number; no patterns. */
    static List<String> words(String searched) {
        return Stream.of(normalize(searched.replaceAll("\\p{Cntrl}", " ")).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .toList();
    }

    /** Whether a word of the normalized text begins with this normalized word. */
    static boolean begins(String text, String word) {
        int at = text.indexOf(word);
        while (at > 0 && BEFORE_WORDS.indexOf(text.charAt(at - 1)) < 0) {
            at = text.indexOf(word, at + 1);
        }
        return at >= 0;
    }
}
