package se.kassa.admin.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.platform.i18n.Language;
import se.kassa.stock.Stock;

/** Backs the product list of the admin pages. */
@Named("adminProducts")
@RequestScoped
public class AdminProductListBean {

    @Inject
    private ProductRepository products;

    @Inject
    private Stock stock;

    @Inject
    private Language language;

    private List<Product> all;
    private Map<String, Integer> levels;

    public List<Product> getAll() {
        if (all == null) {
            all = products.all();
            levels = stock.levels();
        }
        return all;
    }

    public String name(Product product) {
        return product.text(language.getLocale()).getName();
    }

    /** The stock level; null if the product's stock is not tracked. */
    public Integer level(Product product) {
        return levels.get(product.getSku());
    }
}
