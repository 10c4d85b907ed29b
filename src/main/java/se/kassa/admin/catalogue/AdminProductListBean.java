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

    /** From this stock level down, a product is nearly out of stock, as on the product page. */
    private static final int FEW = 5;

    @Inject
    private ProductRepository products;

    @Inject
    private ProductFacts facts;

    @Inject
    private Stock stock;

    @Inject
    private Language language;

    private final boolean onlyIncomplete = RequestParameters.parameter("incomplete") != null;
    private final boolean onlyLow = RequestParameters.parameter("low") != null;
    private List<Product> all;
    private List<Product> low;
    private Map<Product, List<String>> missing;
    private Map<String, Integer> levels;

    public List<Product> getAll() {
        if (all == null) {
            all = products.all();
            levels = stock.levels();
            missing = MissingFacts.of(
                    all, facts.of(all.stream().map(Product::getSku).toList()));
            low = all.stream().filter(this::isLow).toList();
            if (onlyLow) {
                all = low;
            }
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

    private boolean isLow(Product product) {
        Integer level = level(product);
        return product.isOnSale() && level != null && level <= FEW;
    }

    /** Whether the page lists only products that are nearly out of stock. */
    public boolean isOnlyLow() {
        return onlyLow;
    }

    /** Number of active products of which at most five are left. */
    public int getLow() {
        getAll();
        return low.size();
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
