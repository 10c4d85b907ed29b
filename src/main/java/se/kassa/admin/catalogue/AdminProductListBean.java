package se.kassa.admin.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.catalogue.MissingFacts;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductFacts;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.web.RequestParameters;
import se.kassa.stock.Stock;

/** Backs the product list of the admin pages. */
@Named("adminProducts")
@RequestScoped
public class AdminProductListBean {

    @Inject
    private ProductRepository products;

    @Inject
    private ProductFacts facts;

    @Inject
    private Stock stock;

    @Inject
    private Language language;

    private final boolean onlyIncomplete = RequestParameters.parameter("incomplete") != null;
    private List<Product> all;
    private Map<Product, List<String>> missing;
    private Map<String, Integer> levels;

    public List<Product> getAll() {
        if (all == null) {
            all = products.all();
            levels = stock.levels();
            missing = MissingFacts.of(
                    all, facts.of(all.stream().map(Product::getSku).toList()));
            if (onlyIncomplete) {
                all = List.copyOf(missing.keySet());
            }
        }
        return all;
    }

    /** Whether the page lists only products of which something is missing. */
    public boolean isOnlyIncomplete() {
        return onlyIncomplete;
    }

    /** Number of products of which something is missing. */
    public int getIncomplete() {
        getAll();
        return missing.size();
    }

    /** What is missing of a product, separated by commas. */
    public String missing(Product product) {
        Texts labels = Texts.admin(language.getLocale());
        return missing.getOrDefault(product, List.of()).stream()
                .map(fact -> labels.get("fact." + fact))
                .collect(Collectors.joining(", "));
    }

    public String name(Product product) {
        return product.text(language.getLocale()).getName();
    }

    /** The stock level; null if the product's stock is not tracked. */
    public Integer level(Product product) {
        return levels.get(product.getSku());
    }
}
