package se.kassa.catalogue;

import se.kassa.platform.text.PlainText;

/** Makes texts comparable for a search: small letters, without accents, å as a. */
final class SearchText {

    private SearchText() {}

    static String normalize(String text) {
        return PlainText.forSearch(text);
    }

    /** What somebody searches for, as a normalized text has it; no pattern. */
    static String words(String searched) {
        return normalize(searched.replaceAll("\\p{Cntrl}", " "));
    }
}
