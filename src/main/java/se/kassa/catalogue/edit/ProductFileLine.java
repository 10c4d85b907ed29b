package se.kassa.catalogue.edit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.edit.ImportError.Kind;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.text.InputNormalizer;

/** One product's line of a file. */
final class ProductFileLine {

    static final String NAME = "name_";
    static final String DESCRIPTION = "description_";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2000;

    private final CSVRecord line;
    private final Map<String, Integer> columns;
    private final BiConsumer<Kind, String> mistakes;
    private boolean right = true;

    /**
     * @param columns where each heading stands; the line has them all
     * @param mistakes gets what is wrong with the line, and the value that it is about
     */
    ProductFileLine(CSVRecord line, Map<String, Integer> columns, BiConsumer<Kind, String> mistakes) {
        this.line = line;
        this.columns = columns;
        this.mistakes = mistakes;
    }

    /**
     * What the line has; empty where something is wrong with it.
     *
     * @param seen the numbers of the products of the lines before; gets this one's
     */
    Optional<ProductUpdate> read(Set<String> categories, Set<String> seen) {
        String sku = unmasked(value("sku"));
        check(Skus.parse(sku).isPresent(), Kind.SKU, sku);
        check(sku.isEmpty() || seen.add(sku), Kind.TWICE, sku);
        String category = value("category");
        check(categories.contains(category), Kind.CATEGORY, category);
        Optional<Long> price = parsed("price", MoneyText::parse, Kind.PRICE);
        Optional<VatRate> vat = parsed("vat", VatRate::parse, Kind.VAT);
        Integer stock = whole("stock", Kind.STOCK);
        Integer weight = whole("weight", Kind.WEIGHT);
        Map<String, ProductText> texts = texts();
        return !right
                ? Optional.empty()
                : Optional.of(new ProductUpdate(
                        sku,
                        category,
                        price.orElseThrow(),
                        vat.orElseThrow(),
                        columns.containsKey("weight"),
                        weight,
                        null,
                        true,
                        columns.containsKey("stock"),
                        stock,
                        texts));
    }

    private String value(String column) {
        return columns.containsKey(column) ? InputNormalizer.strip(line.get(columns.get(column))) : "";
    }

    private void check(boolean fulfilled, Kind kind, String value) {
        if (!fulfilled) {
            mistakes.accept(kind, value);
            right = false;
        }
    }

    private <T> Optional<T> parsed(String column, Function<String, Optional<T>> parser, Kind kind) {
        Optional<T> parsed = parser.apply(value(column));
        check(parsed.isPresent(), kind, value(column));
        return parsed;
    }

    /** Null where the column is not there or empty. */
    private Integer whole(String column, Kind kind) {
        String value = value(column);
        boolean whole = value.matches("\\d{1,8}");
        check(whole || value.isEmpty(), kind, value);
        return whole ? Integer.valueOf(value) : null;
    }

    private Map<String, ProductText> texts() {
        Map<String, ProductText> texts = new HashMap<>();
        columns.keySet().stream()
                .filter(column -> column.startsWith(NAME))
                .map(column -> column.substring(NAME.length()))
                .forEach(language -> {
                    String name = unmasked(value(NAME + language));
                    String description = unmasked(value(DESCRIPTION + language));
                    boolean needed = language.equals(Languages.DEFAULT.getLanguage()) || !description.isEmpty();
                    if (needed || !name.isEmpty()) {
                        check(!name.isEmpty() && isText(name, LONGEST_NAME), Kind.NAME, name);
                        check(isText(description, LONGEST_DESCRIPTION), Kind.DESCRIPTION, description);
                        texts.put(language, new ProductText(name, description));
                    }
                });
        return texts;
    }

    /** Neither too long nor with signs that no page can show. */
    private static boolean isText(String text, int longest) {
        return text.length() <= longest
                && text.chars().noneMatch(sign -> Character.isISOControl(sign) && !Character.isWhitespace(sign));
    }

    /** A text that looks like a formula has an apostrophe before it in files that the shop writes. */
    private static String unmasked(String text) {
        return text.matches("(?s)'[=+@\\-\\t\\r\\n].*") ? text.substring(1) : text;
    }
}
