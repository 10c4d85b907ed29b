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

    /** All products in display order. */
    List<Product> all();

    /** Products of a category in display order; empty if there is no such category. */
    List<Product> ofCategory(String category);

    /**
     * Searches products; at most 1,000 are returned. Every word must be the beginning of a word in the product's text,
     * in the name of its category in this language, or of the SKU. Ignores accents and case.
     */
    List<Product> search(String words, Locale language);

    /** The product with this SKU; empty if it is not sold. */
    Optional<Product> find(String sku);

    /** Products by SKU; those that are not sold are missing. */
    Map<String, Product> find(Collection<String> skus);
}
