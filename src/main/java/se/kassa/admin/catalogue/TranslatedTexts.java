package se.kassa.admin.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import se.kassa.platform.i18n.Languages;

/** The translatable fields of a form: name and description in each language. */
public final class TranslatedTexts {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();

    void clear() {
        names.clear();
        descriptions.clear();
    }

    void show(String language, String name, String description) {
        names.put(language, name);
        descriptions.put(language, description);
    }

    /**
     * The values by language tag, without languages that have no name.
     *
     * @param text maps a name and a description (may be null) to a text
     */
    <T> Map<String, T> filledIn(BiFunction<String, String, T> text) {
        Map<String, T> all = new HashMap<>();
        names.forEach((language, name) -> {
            if (name != null) {
                all.put(language, text.apply(name, withOwnLineEnds(descriptions.get(language))));
            }
        });
        return all;
    }

    /** Browsers send CR and LF for what they got as LF, and a text that nobody changed must stay the same. */
    private static String withOwnLineEnds(String text) {
        return text == null ? null : text.replace("\r\n", "\n");
    }

    /** The shop's default language first. */
    public List<Locale> getLanguages() {
        return Languages.all().stream()
                .sorted(Comparator.comparing(language -> !language.equals(Languages.DEFAULT)))
                .toList();
    }

    /** By language tag. */
    public Map<String, String> getNames() {
        return names;
    }

    /** By language tag. */
    public Map<String, String> getDescriptions() {
        return descriptions;
    }
}
