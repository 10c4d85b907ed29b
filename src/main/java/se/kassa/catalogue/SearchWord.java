package se.kassa.catalogue;

import java.util.Set;

/**
 * A word of a search. It matches a word that begins with it, another form of it, and a compound: a stem of four letters
 * or more anywhere in a word, one of three letters at the end of a word, a shorter one only as a whole word.
 */
final class SearchWord {

    private static final int LONG_STEM = 4;
    private static final int SHORT_STEM = 3;

    private final String typed;
    private final Set<String> stems;
    private final WordForms forms;

    /** @param typed normalized */
    SearchWord(String typed, WordForms forms) {
        this.typed = typed;
        this.forms = forms;
        stems = forms.stems(typed);
    }

    String typed() {
        return typed;
    }

    /** Whether a word of the normalized text matches. */
    boolean isIn(String text) {
        return begins(text) || stems.stream().anyMatch(stem -> contains(text, stem));
    }

    /** Whether a word of the normalized text begins with what was typed. */
    boolean begins(String text) {
        return SearchText.begins(text, typed);
    }

    private boolean contains(String text, String stem) {
        int at = text.indexOf(stem);
        while (at >= 0 && stem.length() < LONG_STEM && !matches(text, stem, at)) {
            at = text.indexOf(stem, at + 1);
        }
        return at >= 0;
    }

    private boolean matches(String text, String stem, int at) {
        int end = at + stem.length();
        int rest = end;
        while (rest < text.length() && Character.isLetterOrDigit(text.charAt(rest))) {
            rest++;
        }
        boolean allowed = stem.length() >= SHORT_STEM || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        return allowed && forms.isEnding(text.substring(end, rest));
    }
}
