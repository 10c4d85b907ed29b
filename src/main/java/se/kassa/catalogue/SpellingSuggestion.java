package se.kassa.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds words of the catalogue that differ from a typed word by one typing error. */
final class SpellingSuggestion {

    private static final int SHORTEST = 4;

    /** Shorter parts of compounds are often no words. */
    private static final int SHORTEST_PART = 6;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private final List<Entry> vocabulary = new ArrayList<>();

    /** @param texts names, in the order of preference */
    SpellingSuggestion(Collection<String> texts, Locale language) {
        for (String text : texts) {
            for (String word : NO_LETTERS.split(text.toLowerCase(language))) {
                if (word.length() >= SHORTEST) {
                    vocabulary.add(new Entry(word, SearchText.normalize(word)));
                }
            }
        }
    }

    /** A word as it is written, and normalized. */
    private record Entry(String written, String normalized) {}

    /**
     * The words with those that are unknown corrected, as the catalogue writes them; empty if one of them has no similar
     * word.
     *
     * @param typed normalized
     */
    Optional<String> correct(List<String> typed, Predicate<String> known) {
        List<String> corrected = new ArrayList<>();
        for (String word : typed) {
            Optional<String> similar = known.test(word) ? Optional.of(word) : similar(word);
            if (similar.isEmpty()) {
                return Optional.empty();
            }
            corrected.add(similar.get());
        }
        return corrected.equals(typed) ? Optional.empty() : Optional.of(String.join(" ", corrected));
    }

    private Optional<String> similar(String word) {
        if (word.length() < SHORTEST) {
            return Optional.empty();
        }
        return vocabulary.stream()
                .filter(entry -> isOneEditApart(word, entry.normalized))
                .map(Entry::written)
                .findFirst()
                .or(() -> part(word));
    }

    /** The first or last part of a compound: {@code kalender} of <i>väggkalender</i>. */
    private Optional<String> part(String word) {
        if (word.length() < SHORTEST_PART) {
            return Optional.empty();
        }
        for (int length = word.length() - 1; length <= word.length() + 1; length++) {
            for (Entry entry : vocabulary) {
                int rest = entry.normalized.length() - length;
                if (rest > 0 && entry.written.length() == entry.normalized.length()) {
                    if (isOneEditApart(word, entry.normalized.substring(rest))) {
                        return Optional.of(entry.written.substring(rest));
                    }
                    if (isOneEditApart(word, entry.normalized.substring(0, length))) {
                        return Optional.of(entry.written.substring(0, length));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether one letter is missing, added, wrong, or changed places with the next. */
    static boolean isOneEditApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < a.length() && start < b.length() && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        String restA = a.substring(start);
        String restB = b.substring(start);
        if (restA.length() != restB.length()) {
            return restA.length() > restB.length()
                    ? restA.substring(1).equals(restB)
                    : restB.substring(1).equals(restA);
        }
        return !restA.isEmpty()
                && (restA.substring(1).equals(restB.substring(1))
                        || restA.length() > 1
                                && restA.charAt(0) == restB.charAt(1)
                                && restA.charAt(1) == restB.charAt(0)
                                && restA.substring(2).equals(restB.substring(2)));
    }
}
