package se.kassa.catalogue;

import se.kassa.platform.text.PlainText;

/** Makes texts comparable for a search: small letters, without accents, å as a. */
final class SearchText {

    private SearchText() {}

    static String normalize(String text) {
        return PlainText.forSearch(text);
    }

    /** A pattern for {@code like … escape '!'} that finds the words anywhere in a normalized text. */
    static String pattern(String words) {
        String escaped = normalize(words).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + escaped + "%";
    }
}
