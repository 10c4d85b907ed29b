package se.kassa.platform.i18n;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The available languages: those with a message bundle in the application or in the operator's folder. */
public final class Languages {

    /** The default language. */
    public static final Locale DEFAULT = Locale.forLanguageTag("sv");

    private static final List<Locale> ALL = Arrays.stream(Locale.getISOLanguages())
            .filter(Languages::hasBundle)
            .map(Locale::forLanguageTag)
            .toList();

    private Languages() {}

    public static List<Locale> all() {
        return ALL;
    }

    /** Finds the language of a tag, ignoring the region; empty if it is not available. */
    public static Optional<Locale> find(String tag) {
        return tag == null
                ? Optional.empty()
                : ALL.stream()
                        .filter(locale -> locale.getLanguage()
                                .equals(Locale.forLanguageTag(tag).getLanguage()))
                        .findFirst();
    }

    private static boolean hasBundle(String language) {
        String name = "shop_" + language + ".properties";
        return Languages.class.getResource("/messages/" + name) != null
                || Files.isRegularFile(Texts.folder().resolve(name));
    }
}
