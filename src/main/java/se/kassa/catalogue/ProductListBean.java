package se.kassa.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.money.MoneyFormat;
import se.kassa.platform.web.PageAddress;
import se.kassa.platform.web.RequestParameters;
import se.kassa.stock.Availability;

/** The product list: all products, one category, or search results. */
@Named("productList")
@RequestScoped
public class ProductListBean {

    private static final int MAX_SEARCH_LENGTH = 100;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Language language;

    @Inject
    private Availability availability;

    @Inject
    private MoneyFormat money;

    @Inject
    private PictureStore pictures;

    @Inject
    private HttpServletRequest request;

    private String category;
    private String search;
    private List<Category> categories;
    private List<Product> products;
    private List<ProductTile> tiles;

    /** Reads the request parameters; cuts an overlong search. */
    @PostConstruct
    void readAddress() {
        category = RequestParameters.parameter("category");
        String words = RequestParameters.parameter("search");
        search = words != null && words.length() > MAX_SEARCH_LENGTH ? words.substring(0, MAX_SEARCH_LENGTH) : words;
    }

    /** Loads the requested products. */
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

    /** The products, as the page shows them. */
    public List<ProductTile> getTiles() {
        if (tiles == null) {
            Set<String> soldOut = products.isEmpty() ? Set.of() : availability.soldOut();
            tiles = products.stream()
                    .map(product -> tile(product, soldOut.contains(product.getSku())))
                    .toList();
        }
        return tiles;
    }

    private ProductTile tile(Product product, boolean soldOut) {
        return new ProductTile(
                request.getContextPath() + PageAddress.of("/product", product.getSku()),
                pictures.address(product.getPicture()),
                product.text(language.getLocale()).getName(),
                money.format(product.getUnitAmount(), Product.CURRENCY),
                soldOut);
    }

    /** All categories. */
    public List<Category> getCategories() {
        return categories;
    }

    /** Encodes a value for use in a URL. */
    public String encoded(String value) {
        return RequestParameters.encoded(value);
    }

    /** Name of the selected category; null if there is none. */
    public String getCategoryName() {
        return categories.stream()
                .filter(one -> one.getCode().equals(category))
                .map(one -> one.name(language.getLocale()))
                .findFirst()
                .orElse(null);
    }

    public String getCategory() {
        return category;
    }

    public String getSearch() {
        return search;
    }
}
