package se.kassa.platform.i18n;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.Map;

/** Makes the texts in the language of the request known to pages as {@code text} and {@code deskText}. */
@Dependent
public class TextsProducer {

    @Produces
    @Named("text")
    @RequestScoped
    public Map<String, String> shop(Language language) {
        return Texts.shop(language.getLocale());
    }

    @Produces
    @Named("deskText")
    @RequestScoped
    public Map<String, String> desk(Language language) {
        return Texts.desk(language.getLocale());
    }
}
