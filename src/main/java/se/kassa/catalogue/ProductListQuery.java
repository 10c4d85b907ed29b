package se.kassa.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import se.kassa.platform.web.RequestParameters;

/**
 * What a request asks of the product list.
 *
 * @param category code; null for all categories
 * @param search words; null for none. A search covers all categories
 * @param min lowest price in whole kronor; null for no limit
 * @param max highest price in whole kronor; null for no limit
 * @param inStock whether products that are out of stock are left out
 * @param page from 1
 */
public record ProductListQuery(
        String category, String search, ProductSort sort, Integer min, Integer max, boolean inStock, int page) {

    private static final int MAX_SEARCH_LENGTH = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");
    private static final int MINOR_UNITS = 100;

    /**
     * Reads the request's parameters; ignores invalid ones and cuts an overlong search.
     *
     * @param parameters returns the value of a parameter, null if it is missing
     */
    static ProductListQuery read(UnaryOperator<String> parameters) {
        String words = present(parameters.apply("search"));
        Integer page = number(parameters.apply("page"));
        return new ProductListQuery(
                words == null ? present(parameters.apply("category")) : null,
                words != null && words.length() > MAX_SEARCH_LENGTH ? words.substring(0, MAX_SEARCH_LENGTH) : words,
                ProductSort.of(parameters.apply("sort")),
                number(parameters.apply("min")),
                number(parameters.apply("max")),
                present(parameters.apply("stock")) != null,
                page == null || page < 1 ? 1 : page);
    }

    private static String present(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static Integer number(String value) {
        return value != null && NUMBER.matcher(value.strip()).matches() ? Integer.valueOf(value.strip()) : null;
    }

    /** Whether the price or the stock limits the list. */
    boolean isFiltered() {
        return min != null || max != null || inStock;
    }

    /** Whether a price in minor units is within the limits. */
    boolean accepts(long unitAmount) {
        return (min == null || unitAmount >= (long) min * MINOR_UNITS)
                && (max == null || unitAmount <= (long) max * MINOR_UNITS);
    }

    /** The same list in another order, from its first page. */
    ProductListQuery sortedBy(ProductSort order) {
        return new ProductListQuery(category, search, order, min, max, inStock, 1);
    }

    ProductListQuery atPage(int number) {
        return new ProductListQuery(category, search, sort, min, max, inStock, number);
    }

    /** The same list without order and filters, from its first page. */
    ProductListQuery unfiltered() {
        return new ProductListQuery(category, search, ProductSort.DEFAULT, null, null, false, 1);
    }

    ProductListQuery searching(String words) {
        return new ProductListQuery(null, words, ProductSort.DEFAULT, null, null, false, 1);
    }

    /** The query string of this list with its question mark; empty for the first page of all products. */
    String address() {
        List<String> parameters = new ArrayList<>();
        add(parameters, "category", category);
        add(parameters, "search", search);
        add(parameters, "sort", sort == ProductSort.DEFAULT ? null : sort.getParameter());
        add(parameters, "min", min);
        add(parameters, "max", max);
        add(parameters, "stock", inStock ? 1 : null);
        add(parameters, "page", page == 1 ? null : page);
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static void add(List<String> parameters, String name, Object value) {
        if (value != null) {
            parameters.add(name + "=" + RequestParameters.encoded(value.toString()));
        }
    }
}
