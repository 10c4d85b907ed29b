package se.kassa.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.money.MoneyFormat;
import se.kassa.platform.web.Address;
import se.kassa.stock.Availability;

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
    private Availability availability;

    @Inject
    private MoneyFormat money;

    @Inject
    private Pictures pictures;

    private String category;
    private String search;
    private List<Category> categories;
    private List<Product> products;
    private Set<String> soldOut;
    private List<Tile> tiles;
    private List<Tab> tabs;

    /** What is searched for is cut where it is too long to be meant. */
    @PostConstruct
    void readAddress() {
        category = Address.parameter("category");
        String words = Address.parameter("search");
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

    /** The products, as the shelf shows them. */
    public List<Tile> getTiles() {
        if (tiles == null) {
            tiles = products.stream()
                    .map(product -> tile(product, soldOut().contains(product.getSku())))
                    .toList();
        }
        return tiles;
    }

    private Tile tile(Product product, boolean soldOut) {
        return new Tile(
                "product.xhtml?sku=" + Address.encoded(product.getSku()),
                pictures.address(product.getPicture()),
                product.text(language.getLocale()).getName(),
                money.format(product.getUnitAmount(), Product.CURRENCY),
                soldOut);
    }

    /**
     * All that decides what is shown, in a value; null for what is searched for, which nobody is expected to search again.
     */
    public Object getKey() {
        if (isSearching() || category != null && getCategoryName() == null) {
            return null;
        }
        Locale locale = language.getLocale();
        return List.of(
                category == null ? "" : category,
                categories.stream()
                        .map(one -> List.of(one.getCode(), one.name(locale)))
                        .toList(),
                products.stream().map(product -> product.facts(locale)).toList(),
                soldOut());
    }

    private Set<String> soldOut() {
        if (soldOut == null) {
            soldOut = products.isEmpty() ? Set.of() : availability.soldOut();
        }
        return soldOut;
    }

    /** The categories, to choose from. */
    public List<Tab> getTabs() {
        if (tabs == null) {
            tabs = categories.stream().map(this::tab).toList();
        }
        return tabs;
    }

    private Tab tab(Category one) {
        return new Tab(
                "index.xhtml?category=" + Address.encoded(one.getCode()),
                one.name(language.getLocale()),
                one.getCode().equals(category));
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
