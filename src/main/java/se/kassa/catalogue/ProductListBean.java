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
import se.kassa.platform.web.RequestParameters;
import se.kassa.stock.Availability;

/** The shelf: everything, one category, or what a search finds. */
@Named("productList")
@RequestScoped
public class ProductListBean {

    private static final int LONGEST_SEARCH = 100;

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

    /** What is searched for is cut where it is too long to be meant. */
    @PostConstruct
    void readAddress() {
        category = RequestParameters.parameter("category");
        String words = RequestParameters.parameter("search");
        search = words != null && words.length() > LONGEST_SEARCH ? words.substring(0, LONGEST_SEARCH) : words;
    }

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
                request.getContextPath() + "/product.xhtml?sku=" + encoded(product.getSku()),
                pictures.address(product.getPicture()),
                product.text(language.getLocale()).getName(),
                money.format(product.getUnitAmount(), Product.CURRENCY),
                soldOut);
    }

    /** The categories, to choose from. */
    public List<Category> getCategories() {
        return categories;
    }

    /** A code or number as it may stand in an address. */
    public String encoded(String value) {
        return RequestParameters.encoded(value);
    }

    /** The name of the category that is shown, or null where it is not one. */
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
