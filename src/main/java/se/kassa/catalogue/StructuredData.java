package se.kassa.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.kassa.platform.i18n.Texts;

/** Describes the shop and its products to search engines as <a href="https://schema.org">schema.org</a> JSON-LD. */
final class StructuredData {

    private static final String TYPE = "@type";
    private static final String SCHEMA = "https://schema.org";
    private static final int MINOR_UNIT_DIGITS = 2;
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private StructuredData() {}

    /** A step of the breadcrumb. */
    record Step(String name, URI address) {}

    /** The shop, with name and contacts of its texts. */
    static String organization(URI shop, Texts texts) {
        JsonObjectBuilder organization = JSON.createObjectBuilder()
                .add("@context", SCHEMA)
                .add(TYPE, "Organization")
                .add("name", texts.get("shop.name"))
                .add("url", shop.toString())
                .add("logo", shop.resolve("apple-touch-icon.png").toString());
        addText(organization, "email", texts.get("terms.company.email"));
        addText(organization, "telephone", texts.get("terms.company.phone"));
        return inScript(organization);
    }

    /**
     * A product with its offer, and the steps that lead to it.
     *
     * @param gtin null if unknown
     * @param unitAmount present price, minor units
     * @param reduction null for none
     * @param picture absolute
     * @param steps from the start page to the product
     */
    static String product(
            Product product,
            ProductText text,
            String gtin,
            long unitAmount,
            Reduction reduction,
            URI address,
            URI picture,
            boolean inStock,
            List<Step> steps) {
        JsonObjectBuilder described = JSON.createObjectBuilder()
                .add(TYPE, "Product")
                .add("name", text.getName())
                .add("sku", product.getSku())
                .add("image", picture.toString())
                .add("url", address.toString());
        addText(described, "gtin", gtin);
        addText(described, "description", text.getDescription());
        JsonObjectBuilder offer = JSON.createObjectBuilder()
                .add(TYPE, "Offer")
                .add("url", address.toString())
                .add("price", kronor(unitAmount))
                .add("priceCurrency", Product.CURRENCY)
                .add("itemCondition", SCHEMA + "/NewCondition")
                .add("availability", SCHEMA + (inStock ? "/InStock" : "/OutOfStock"));
        if (reduction != null) {
            offer.add("priceValidUntil", reduction.last().toString())
                    .add(
                            "priceSpecification",
                            JSON.createObjectBuilder()
                                    .add(TYPE, "UnitPriceSpecification")
                                    .add("priceType", SCHEMA + "/StrikethroughPrice")
                                    .add("price", kronor(reduction.prior()))
                                    .add("priceCurrency", Product.CURRENCY));
        }
        described.add("offers", offer);
        return inScript(JSON.createObjectBuilder()
                .add("@context", SCHEMA)
                .add("@graph", JSON.createArrayBuilder().add(described).add(breadcrumb(steps))));
    }

    private static String kronor(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, MINOR_UNIT_DIGITS).toPlainString();
    }

    private static JsonObjectBuilder breadcrumb(List<Step> steps) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        for (int i = 0; i < steps.size(); i++) {
            items.add(JSON.createObjectBuilder()
                    .add(TYPE, "ListItem")
                    .add("position", i + 1)
                    .add("name", steps.get(i).name())
                    .add("item", steps.get(i).address().toString()));
        }
        return JSON.createObjectBuilder().add(TYPE, "BreadcrumbList").add("itemListElement", items);
    }

    private static void addText(JsonObjectBuilder json, String name, String text) {
        if (!Objects.toString(text, "").isBlank()) {
            json.add(name, text);
        }
    }

    /** Escapes what could end the script element; such characters occur only inside JSON strings. */
    private static String inScript(JsonObjectBuilder json) {
        return json.build()
                .toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }
}
