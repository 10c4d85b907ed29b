package se.kassa.catalogue;

import java.text.Normalizer;
import java.util.Locale;

/** Makes texts comparable for a search: small letters, without accents, å as a. */
final class SearchText {

    private SearchText() {}

    static String normalize(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** A pattern for {@code like … escape '!'} that finds the words anywhere in a normalized text. */
    static String pattern(String words) {
        String escaped = normalize(words).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + escaped + "%";
    }
}
