package se.kassa.catalogue.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import se.kassa.catalogue.NetQuantity;
import se.kassa.catalogue.ProductFactKind;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.Sale;
import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.catalogue.edit.ImportError.Kind;
import se.kassa.catalogue.edit.ProductUpdate.NewValue;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.text.InputNormalizer;

/** Parses one line of a product file. */
final class ProductLineParser {

    static final String NAME = "name_";
    static final String SALE_PRICE = "sale_price";
    static final List<String> SALE = List.of(SALE_PRICE, "sale_first", "sale_last");
    static final String NET_QUANTITY = "net_quantity";
    static final String NET_UNIT = "net_unit";
    static final String EXEMPTION = "exemption";
    static final Map<String, ProductFactKind.Key> FACTS = ProductFactKind.keys().stream()
            .collect(Collectors.toUnmodifiableMap(ProductFactKind.Key::column, key -> key));
    static final String DESCRIPTION = "description_";

    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_DESCRIPTION_LENGTH = 2000;

    private final CSVRecord line;
    private final Map<String, Integer> columns;
    private final BiConsumer<Kind, String> errors;
    private boolean valid = true;

    /**
     * @param columns index of each column; the line has them all
     * @param errors receives each error of the line with the invalid value
     */
    ProductLineParser(CSVRecord line, Map<String, Integer> columns, BiConsumer<Kind, String> errors) {
        this.line = line;
        this.columns = columns;
        this.errors = errors;
    }

    /**
     * Parses the line; empty if it has an error.
     *
     * @param seen SKUs of the lines before; this line's SKU is added
     */
    Optional<ProductUpdate> read(Set<String> categories, Set<String> seen) {
        String entered = withoutFormulaGuard(value("sku"));
        Optional<String> parsed = Skus.parse(entered);
        check(parsed.isPresent(), Kind.SKU, entered);
        String sku = parsed.orElse(entered);
        check(sku.isEmpty() || seen.add(sku), Kind.TWICE, sku);
        String category = value("category");
        check(categories.contains(category), Kind.CATEGORY, category);
        Optional<Long> price = parsed("price", MoneyText::parse, Kind.PRICE);
        Sale sale = sale(price.orElse(Long.MAX_VALUE));
        Optional<VatClass> vat = parsed("vat", VatClass::parse, Kind.VAT);
        Integer stock = whole("stock", Kind.STOCK);
        Integer weight = whole("weight", Kind.WEIGHT);
        Map<String, ProductText> texts = texts();
        ProductDetails details = details();
        return !valid
                ? Optional.empty()
                : Optional.of(new ProductUpdate(
                        sku,
                        category,
                        new ProductUpdate.Price(
                                price.orElseThrow(),
                                vat.orElseThrow(),
                                new NewValue<>(columns.containsKey(SALE_PRICE), sale)),
                        new NewValue<>(columns.containsKey("weight"), weight),
                        null,
                        true,
                        new NewValue<>(columns.containsKey("stock"), stock),
                        texts,
                        details));
    }

    /** Null if all three columns are missing or empty. */
    private Sale sale(long ordinary) {
        List<String> values = SALE.stream().map(this::value).toList();
        if (values.stream().allMatch(String::isEmpty)) {
            return null;
        }
        Optional<Sale> sale = SaleText.parse(values.get(0), values.get(1), values.get(2), ordinary);
        check(sale.isPresent(), Kind.SALE, String.join(" ", values));
        return sale.orElse(null);
    }

    private ProductDetails details() {
        String quantity = (value(NET_QUANTITY) + " " + value(NET_UNIT)).strip();
        Optional<NetQuantity> net = quantity.matches("[1-9]\\d{0,7} \\S+")
                ? NetQuantity.Unit.parse(value(NET_UNIT))
                        .map(unit -> new NetQuantity(Integer.parseInt(value(NET_QUANTITY)), unit))
                : Optional.empty();
        check(net.isPresent() || quantity.isEmpty(), Kind.NET_QUANTITY, quantity);
        String reason = value(EXEMPTION);
        Optional<WithdrawalExemption> exemption = Stream.of(WithdrawalExemption.values())
                .filter(one -> one.name().equalsIgnoreCase(reason))
                .findFirst();
        check(exemption.isPresent() || reason.isEmpty(), Kind.EXEMPTION, reason);
        return new ProductDetails(
                columns.containsKey(NET_QUANTITY),
                net.orElse(null),
                columns.containsKey(EXEMPTION),
                exemption.orElse(null),
                facts());
    }

    private Map<ProductFactKind.Key, String> facts() {
        Map<ProductFactKind.Key, String> facts = new HashMap<>();
        columns.keySet().forEach(column -> {
            ProductFactKind.Key key = FACTS.get(column);
            if (key != null) {
                String text = withoutFormulaGuard(value(column));
                check(key.fact().accepts(text), Kind.FACT, column + ": " + text);
                facts.put(key, text);
            }
        });
        return facts;
    }

    private String value(String column) {
        return columns.containsKey(column) ? InputNormalizer.strip(line.get(columns.get(column))) : "";
    }

    private void check(boolean fulfilled, Kind kind, String value) {
        if (!fulfilled) {
            errors.accept(kind, value);
            valid = false;
        }
    }

    private <T> Optional<T> parsed(String column, Function<String, Optional<T>> parser, Kind kind) {
        Optional<T> parsed = parser.apply(value(column));
        check(parsed.isPresent(), kind, value(column));
        return parsed;
    }

    /** Null if the column is missing or empty. */
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
                    String name = withoutFormulaGuard(value(NAME + language));
                    String description = withoutFormulaGuard(value(DESCRIPTION + language));
                    boolean needed = language.equals(Languages.DEFAULT.getLanguage()) || !description.isEmpty();
                    if (needed || !name.isEmpty()) {
                        check(!name.isEmpty() && isText(name, MAX_NAME_LENGTH), Kind.NAME, name);
                        check(isText(description, MAX_DESCRIPTION_LENGTH), Kind.DESCRIPTION, description);
                        texts.put(language, new ProductText(name, description));
                    }
                });
        return texts;
    }

    /** Whether the text is within the limit and has no unprintable control characters. */
    private static boolean isText(String text, int longest) {
        return text.length() <= longest
                && text.chars().noneMatch(sign -> Character.isISOControl(sign) && !Character.isWhitespace(sign));
    }

    /**
     * Removes the apostrophe that the shop's own export puts before a text that looks like a formula, and the spaces after
     * it.
     */
    private static String withoutFormulaGuard(String text) {
        return text.matches("(?s)'[=+@\\-\\t\\r\\n].*") ? InputNormalizer.strip(text.substring(1)) : text;
    }
}
