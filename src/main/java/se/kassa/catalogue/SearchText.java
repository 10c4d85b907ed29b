package se.kassa.catalogue;

import java.util.List;
import java.util.stream.Stream;
import se.kassa.platform.text.TextNormalizer;

/** Makes texts comparable for a search: small letters, without accents, å as a. */
public final class SearchText {

    private static final int MOST_WORDS = 6;
    private static final String BEFORE_WORDS = " -(";

    private SearchText() {}

    /** As a product's texts are kept for the search. */
    public static String normalize(String text) {
        return TextNormalizer.forSearch(text);
    }

    /** The words that somebody searches for, as a normalized text has them, the first few of many; no patterns. */
    static List<String> words(String searched) {
        return Stream.of(normalize(searched.replaceAll("\\p{Cntrl}", " ")).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    /** Whether a word of the normalized text begins like this normalized one. */
    static boolean begins(String text, String word) {
        int at = text.indexOf(word);
        while (at > 0 && BEFORE_WORDS.indexOf(text.charAt(at - 1)) < 0) {
            at = text.indexOf(word, at + 1);
        }
        return at >= 0;
    }
}
