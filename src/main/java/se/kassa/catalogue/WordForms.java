package se.kassa.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.platform.i18n.Texts;

/**
 * Inflections of one language, from its texts {@code search.endings} and {@code search.irregular}. A stemmer would not
 * do: it needs the accents that {@link SearchText} removes, and leaves short words such as <i>teer</i> as they are.
 */
final class WordForms {

    private static final Map<Locale, WordForms> ALL = new ConcurrentHashMap<>();
    private static final int SHORTEST_STEM = 2;
    private static final String LOSE_E = "lnr";
    private static final String VOWELS = "aeiouy";

    private final Set<String> endings;

    /** A word and another form of it. */
    private final List<String[]> irregular;

    /**
     * @param endings separated by spaces
     * @param irregular pairs of forms, separated by commas, as {@code fot fötter, hand händer}
     */
    WordForms(String endings, String irregular) {
        this.endings = Stream.of(SearchText.normalize(endings).split(" "))
                .filter(ending -> !ending.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.irregular = Stream.of(irregular.split(","))
                .map(pair -> SearchText.normalize(pair).split(" "))
                .filter(pair -> pair.length == 2)
                .toList();
    }

    static WordForms of(Locale language) {
        Texts texts = Texts.shop(language);
        return ALL.computeIfAbsent(
                language, key -> new WordForms(texts.get("search.endings"), texts.get("search.irregular")));
    }

    /** Whether this is how an inflected word ends after its stem; the empty text is. */
    boolean isEnding(String text) {
        return text.isEmpty() || endings.contains(text);
    }

    /** The normalized word itself, its possible stems, and those of its irregular forms. */
    Set<String> stems(String word) {
        Set<String> stems = new LinkedHashSet<>();
        stems.add(word);
        for (String[] pair : irregular) {
            replaceEnd(word, pair[0], pair[1], stems);
            replaceEnd(word, pair[1], pair[0], stems);
        }
        for (String each : List.copyOf(stems)) {
            stems.add(withoutE(each));
            endings.stream()
                    .filter(ending -> ends(each, ending))
                    .map(ending -> each.substring(0, each.length() - ending.length()))
                    .forEach(stem -> {
                        stems.add(stem);
                        stems.add(withE(stem));
                        stems.add(withoutE(stem));
                    });
        }
        return stems;
    }

    private void replaceEnd(String word, String form, String other, Set<String> forms) {
        for (String definite : List.of("", "s", "na", "nas")) {
            if (word.endsWith(form + definite)) {
                forms.add(word.substring(0, word.length() - form.length() - definite.length()) + other);
            }
        }
    }

    /** An ending as {@code r} follows a vowel. */
    private static boolean ends(String word, String ending) {
        int length = word.length() - ending.length();
        return length >= SHORTEST_STEM
                && word.endsWith(ending)
                && (ending.startsWith("s") || !isConsonant(ending.charAt(0)) || !isConsonant(word.charAt(length - 1)));
    }

    /** {@code kalendr} of <i>kalendrar</i> as {@code kalender}. */
    private static String withE(String stem) {
        int last = stem.length() - 1;
        return last > 1 && losesE(stem.charAt(last)) && isConsonant(stem.charAt(last - 1))
                ? stem.substring(0, last) + "e" + stem.charAt(last)
                : stem;
    }

    /** {@code kalender} as {@code kalendr}. */
    private static String withoutE(String stem) {
        int last = stem.length() - 1;
        return last > 2
                        && losesE(stem.charAt(last))
                        && stem.charAt(last - 1) == 'e'
                        && isConsonant(stem.charAt(last - 2))
                ? stem.substring(0, last - 1) + stem.charAt(last)
                : stem;
    }

    private static boolean losesE(char letter) {
        return LOSE_E.indexOf(letter) >= 0;
    }

    private static boolean isConsonant(char letter) {
        return Character.isLetter(letter) && VOWELS.indexOf(letter) < 0;
    }
}
