package se.kassa.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the shop sells. A shop with a catalogue of its own puts an alternative of this behind the shelf and the checkout
 * (docs/extending.md); what is bought is copied to the order and never looked up again.
 *
 * <p>Called for every page and every change of a basket, by many threads at once. What it throws is shown as a failed
 * page.
 */
public interface Catalogue {

    /** In the order of the shelf. */
    List<Category> categories();

    /** Every product, in the order of the shelf. */
    List<Product> all();

    /** The products of the category with this code, in the order of the shelf; empty where there is none. */
    List<Product> ofCategory(String category);

    /**
     * The products that each of these words fits, a thousand at most: one in the product's text or in the name of its
     * category in the language begins so, or the product's number does. Accents and case don't matter.
     */
    List<Product> search(String words, Locale language);

    /** The product with this number, or empty where it is not sold. */
    Optional<Product> find(String sku);

    /** The products with these numbers, by number; those that are not sold are not among them. */
    Map<String, Product> find(Collection<String> skus);
}
