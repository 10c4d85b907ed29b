package se.kassa.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.i18n.Texts;

/** A row of the table of facts on the product page. */
public final class ProductFactRow {

    private final String name;
    private final String label;
    private final String text;

    private ProductFactRow(String name, String label, String text) {
        this.name = name;
        this.label = label;
        this.text = text;
    }

    /** The facts that there are; a text that is missing in the language is shown in the default language. */
    static List<ProductFactRow> of(Product product, Map<ProductFactKind.Key, String> facts, Locale language) {
        Texts texts = Texts.shop(language);
        List<ProductFactRow> rows = new ArrayList<>();
        NetQuantity net = product.getNetQuantity();
        if (net != null) {
            rows.add(new ProductFactRow(
                    "NET_QUANTITY",
                    texts.get("fact.NET_QUANTITY"),
                    texts.format("netQuantity." + net.unit(), net.amount())));
        }
        for (ProductFactKind fact : ProductFactKind.values()) {
            String text = fact.isTranslated()
                    ? facts.getOrDefault(
                            new ProductFactKind.Key(fact, language.getLanguage()),
                            facts.get(new ProductFactKind.Key(fact, Languages.DEFAULT.getLanguage())))
                    : facts.get(new ProductFactKind.Key(fact, ""));
            if (text != null) {
                rows.add(new ProductFactRow(fact.name(), texts.get("fact." + fact), text));
            }
        }
        return rows;
    }

    /** Name of the fact. */
    public String getName() {
        return name;
    }

    public String getLabel() {
        return label;
    }

    public String getText() {
        return text;
    }

    /** Whether the text is an e-mail address. */
    public boolean isEmail() {
        return name.endsWith("_EMAIL");
    }
}
