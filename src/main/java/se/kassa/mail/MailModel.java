package se.kassa.mail;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.platform.i18n.Texts;

/**
 * The values that a mail's template may show, by name; texts and amounts are formatted. A template leaves out the section
 * of a value that is null.
 */
final class MailModel {

    /** A labelled value. */
    record Entry(String label, String value) {}

    /** A line of the order. */
    record MailLine(int quantity, String name, String vat, String amount) {}

    /** A product without an amount. */
    record Product(int quantity, String name) {}

    /** The delivery address. */
    record Delivery(String label, List<String> address) {}

    private final Map<String, Object> values = new HashMap<>();
    private final Texts texts;
    private final URI shop;

    /**
     * Has what every mail to a customer shows: its language, the shop and the link to the terms.
     *
     * @param shop the public URL
     */
    MailModel(Texts texts, Locale locale, URI shop) {
        this.texts = texts;
        this.shop = shop;
        put("language", locale.toLanguageTag());
        put("shop", texts.get("shop.name"));
        put("company", texts.get("terms.company.text"));
        put("contact", contact());
        putLink("terms", "terms", "terms");
    }

    void put(String name, Object value) {
        values.put(name, value);
    }

    /** Adds a value with the label that has this message key. */
    void put(String name, String labelKey, String value) {
        put(name, new Entry(texts.get(labelKey), value));
    }

    /** Adds a link to a page of the shop. */
    void putLink(String name, String labelKey, String page) {
        put(name, labelKey, shop.resolve(page).toString());
    }

    private String contact() {
        return Stream.of("terms.company.email", "terms.company.phone")
                .map(texts::get)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
    }

    Map<String, Object> values() {
        return values;
    }
}
