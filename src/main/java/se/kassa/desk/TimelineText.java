package se.kassa.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import se.kassa.order.OrderEvent;
import se.kassa.order.Told;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.money.MoneyFormat;

/** Writes entries of the history in the page's language; known to pages as {@code timeline}. */
@Named("timeline")
@RequestScoped
public class TimelineText {

    @Inject
    private Language language;

    /** @param currency of the entry's order, ISO 4217 */
    public String text(OrderEvent event, String currency) {
        return event.getTold()
                .map(told -> write(told, currency, language.getLocale()))
                .orElseGet(event::getExplanation);
    }

    static String write(Told told, String currency, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle("messages.desk", locale);
        Object[] parameters = told.parameters().stream()
                .map(value -> write(value, currency, texts, locale))
                .toArray();
        return new MessageFormat(texts.getString(told.key()).replace("'", "''"), locale).format(parameters);
    }

    private static String write(Object value, String currency, ResourceBundle texts, Locale locale) {
        if (value instanceof Long amount) {
            return MoneyFormat.format(amount, currency, locale);
        }
        String text = value.toString();
        boolean key = text.startsWith("@") && texts.containsKey(text.substring(1));
        return key ? texts.getString(text.substring(1)) : text;
    }
}
