package se.kassa.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The product catalogue. A shop with its own catalogue provides an alternative bean (docs/extending.md). Order lines
 * are copies and are never looked up here again.
 *
 * <p>Called for every page and every change of a cart, concurrently. An exception shows the error page.
 */
public interface Catalogue {

    /** Categories in display order. */
    List<Category> categories();

    /** All products in display order. Unmodifiable; the same list until a product changes saves sorting it again. */
    List<Product> all();

    /** Products of a category in display order; empty if there is no such category. */
    List<Product> ofCategory(String category);

    /**
     * Searches products, the most relevant first; at most 1,000 are returned. Every word must match the product's text,
     * the name of its category or the beginning of its SKU. Kassa's own catalogue ignores accents and case, finds other
     * forms of a word and parts of compounds, and searches other languages if nothing matches in this one.
     */
    List<Product> search(String words, Locale language);

    /**
     * Corrects typing errors in a search without results.
     *
     * @return the corrected words, for which products are found; empty if there are none
     */
    default Optional<String> suggest(String words, Locale language) {
        return Optional.empty();
    }

    /** The product with this SKU; empty if it is not sold. */
    Optional<Product> find(String sku);

    /** Products by SKU; those that are not sold are missing. */
    Map<String, Product> find(Collection<String> skus);
}
