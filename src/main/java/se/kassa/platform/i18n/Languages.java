package se.kassa.platform.i18n;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that there are: those with a bundle of texts, in the application or in the folder of its operator. */
public final class Languages {

    /** The shop's own, for whoever speaks none of the others. */
    public static final Locale DEFAULT = Locale.forLanguageTag("sv");

    private static final List<Locale> ALL = Arrays.stream(Locale.getISOLanguages())
            .filter(Languages::hasBundle)
            .map(Locale::forLanguageTag)
            .toList();

    private Languages() {}

    public static List<Locale> all() {
        return ALL;
    }

    /** The language with this tag, whatever its region, or empty if there is none. */
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
