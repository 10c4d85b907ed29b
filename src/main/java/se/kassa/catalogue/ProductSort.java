package se.kassa.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import se.kassa.platform.text.SearchKeys;

/** Orders of the product list. */
public enum ProductSort {
    /** The catalogue's own order, or the most relevant first in a search. */
    DEFAULT(""),
    PRICE("price"),
    PRICE_DESCENDING("-price"),
    NAME("name");

    private final String parameter;

    ProductSort(String parameter) {
        this.parameter = parameter;
    }

    /** Value of the request parameter {@code sort}; empty for the default. */
    public String getParameter() {
        return parameter;
    }

    /** The order that a request parameter names; the default for any other value, or null. */
    static ProductSort of(String parameter) {
        return Stream.of(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElse(DEFAULT);
    }

    /**
     * A new comparator for one sort of products, by names in this language and prices of this day; null for the default,
     * which keeps the order.
     */
    Comparator<Product> comparator(Locale language, LocalDate day) {
        return switch (this) {
            case DEFAULT -> null;
            case PRICE -> byPrice(day);
            case PRICE_DESCENDING -> byPrice(day).reversed();
            case NAME -> byName(language);
        };
    }

    private static Comparator<Product> byPrice(LocalDate day) {
        return Comparator.comparingLong(product -> product.unitAmountOn(day));
    }

    /** Computes each key once. */
    private static Comparator<Product> byName(Locale language) {
        Map<Product, String> keys = new IdentityHashMap<>();
        return Comparator.comparing(product -> keys.computeIfAbsent(
                product, each -> SearchKeys.forSorting(each.text(language).getName())));
    }
}
