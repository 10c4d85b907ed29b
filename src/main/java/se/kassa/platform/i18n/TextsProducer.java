package se.kassa.platform.i18n;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.AbstractMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Provides the texts in the request's language to pages as {@code text} and {@code adminText}. */
@Dependent
public class TextsProducer {

    @Produces
    @Named("text")
    @ApplicationScoped
    public Map<String, String> shop(Language language) {
        return new RequestTexts(language, Texts::shop);
    }

    @Produces
    @Named("adminText")
    @ApplicationScoped
    public Map<String, String> admin(Language language) {
        return new RequestTexts(language, Texts::admin);
    }

    /** Texts in the language of the current request. */
    private static final class RequestTexts extends AbstractMap<String, String> {

        private final Language language;
        private final Function<Locale, Texts> texts;
        private final Map<Locale, Texts> byLanguage = new ConcurrentHashMap<>();

        RequestTexts(Language language, Function<Locale, Texts> texts) {
            this.language = language;
            this.texts = texts;
        }

        private Texts texts() {
            return byLanguage.computeIfAbsent(language.getLocale(), texts);
        }

        @Override
        public String get(Object key) {
            return texts().get(key);
        }

        @Override
        public boolean containsKey(Object key) {
            return texts().containsKey(key);
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return texts().entrySet();
        }
    }
}
