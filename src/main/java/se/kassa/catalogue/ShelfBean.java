package se.kassa.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import se.kassa.platform.i18n.Language;
import se.kassa.stock.Stock;

/** The shelf: everything, one category, or what a search finds. */
@Named("shelf")
@RequestScoped
public class ShelfBean {

    private static final int LONGEST_SEARCH = 100;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Language language;

    @Inject
    private Stock stock;

    private Map<String, Integer> available;
    private String category;
    private String search;
    private List<Category> categories;
    private List<Product> products;

    /** Finds what the address asks for. */
    public void load() {
        categories = catalogue.categories();
        if (isSearching()) {
            products = catalogue.search(search, language.getLocale());
        } else if (category != null && !category.isBlank()) {
            products = catalogue.ofCategory(category);
        } else {
            products = catalogue.all();
        }
    }

    public boolean isSearching() {
        return search != null && !search.isBlank();
    }

    public List<Product> getProducts() {
        return products;
    }

    /** Whether nobody can buy the product now. */
    public boolean soldOut(Product product) {
        if (available == null) {
            available = stock.available(products.stream().map(Product::getSku).toList(), null);
        }
        return available.getOrDefault(product.getSku(), 1) == 0;
    }

    /** The product's text in the page's language. */
    public ProductText text(Product product) {
        return product.text(language.getLocale());
    }

    public List<Category> getCategories() {
        return categories;
    }

    public String name(Category one) {
        return one.name(language.getLocale());
    }

    /** The name of the category that is shown, or null where it is not one. */
    public String getCategoryName() {
        return categories.stream()
                .filter(one -> one.getCode().equals(category))
                .map(this::name)
                .findFirst()
                .orElse(null);
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getSearch() {
        return search;
    }

    /** What is too long to be meant is cut. */
    public void setSearch(String search) {
        this.search = search != null && search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search;
    }
}
