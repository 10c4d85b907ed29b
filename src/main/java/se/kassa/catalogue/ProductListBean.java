package se.kassa.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;
import se.kassa.stock.Availability;

/** The product list: all products, one category, or search results, one page at a time. */
@Named("productList")
@RequestScoped
public class ProductListBean {

    private static final int PAGE_SIZE = 24;

    /** Products whose pictures are loaded at once: the first row of a wide window. */
    private static final int FIRST_ROW = 4;

    /** One row of a wide window. */
    private static final int MOST_POPULAR = 4;

    @Inject
    private Catalogue catalogue;

    @Inject
    private PopularProducts popularProducts;

    @Inject
    private ProductSorter sorter;

    @Inject
    private Language language;

    @Inject
    private Availability availability;

    @Inject
    private ProductTileFactory tileFactory;

    @Inject
    private CurrentPrices prices;

    @Inject
    private ShopSettings settings;

    private ProductListQuery query;
    private List<Category> categories;
    private List<Product> products;

    /** Whether there are products before the list is filtered. */
    private boolean matched;

    private Set<String> soldOut;
    private List<ProductTile> tiles;
    private String suggestion;

    @PostConstruct
    void readAddress() {
        query = ProductListQuery.read(RequestParameters::parameter);
    }

    /** Loads the requested products; answers 404 if there is no such category or page. */
    public void load() {
        if (query.category() != null && getCategoryName() == null || query.page() > Math.max(1, getPages())) {
            NotFoundResponse.send();
        } else if (isSearching() && products().isEmpty() && !matched) {
            suggestion = catalogue.suggest(query.search(), language.getLocale()).orElse(null);
        }
    }

    /** Also for a form, for which the page does not {@link #load()} them. */
    private List<Product> products() {
        if (products == null) {
            List<Product> found = found();
            matched = !found.isEmpty();
            soldOut = found.isEmpty() && !isSearching() ? Set.of() : availability.soldOut();
            products =
                    query.isFiltered() ? found.stream().filter(this::isWanted).toList() : found;
        }
        return products;
    }

    private List<Product> found() {
        List<Product> found;
        if (isSearching()) {
            found = catalogue.search(query.search(), language.getLocale());
        } else if (query.category() != null) {
            found = catalogue.ofCategory(query.category());
        } else {
            found = catalogue.all();
        }
        return sorter.sort(found, query.sort(), language.getLocale(), prices.today());
    }

    private boolean isWanted(Product product) {
        return query.accepts(prices.of(product)) && !(query.inStock() && soldOut.contains(product.getSku()));
    }

    public boolean isSearching() {
        return query.search() != null;
    }

    /** The search with its typing errors corrected; null if there are none, or if it has results. */
    public String getSuggestion() {
        return suggestion;
    }

    /** Address of a search for these words. */
    public String search(String words) {
        return base() + query.searching(words).address();
    }

    /** Number of products on all pages of the list. */
    public int getCount() {
        return products().size();
    }

    /** The products of this page, as the page shows them, or {@linkplain #isPopular popular} ones. */
    public List<ProductTile> getTiles() {
        if (tiles == null) {
            int first = Math.min((query.page() - 1) * PAGE_SIZE, products().size());
            List<Product> shown = products()
                    .subList(first, Math.min(first + PAGE_SIZE, products().size()));
            tiles = new ArrayList<>();
            for (Product product : shown.isEmpty() && isSearching() ? popular() : shown) {
                tiles.add(tileFactory.tile(
                        product, soldOut.contains(product.getSku()), tiles.size() < FIRST_ROW ? null : "lazy"));
            }
        }
        return tiles;
    }

    private List<Product> popular() {
        List<String> skus = popularProducts.skus();
        Map<String, Product> onSale = catalogue.find(skus);
        return skus.stream()
                .filter(sku -> onSale.containsKey(sku) && !soldOut.contains(sku))
                .limit(MOST_POPULAR)
                .map(onSale::get)
                .toList();
    }

    /** Whether the tiles are popular products, because the search finds none. */
    public boolean isPopular() {
        return getCount() == 0 && !getTiles().isEmpty();
    }

    /** Whether a product is in the catalogue; false for null. */
    public boolean isOnSale(String sku) {
        return sku != null && catalogue.find(sku).isPresent();
    }

    /** All categories. */
    public List<Category> getCategories() {
        if (categories == null) {
            categories = catalogue.categories();
        }
        return categories;
    }

    /** Encodes a value for use in a URL. */
    public String encoded(String value) {
        return RequestParameters.encoded(value);
    }

    /** Name of the selected category; null if there is none. */
    public String getCategoryName() {
        return getCategories().stream()
                .filter(one -> one.getCode().equals(query.category()))
                .map(one -> one.name(language.getLocale()))
                .findFirst()
                .orElse(null);
    }

    /** Address of this page of the list in its own order, in the default language and below the context root. */
    public String getPage() {
        return "/" + query.unfiltered().atPage(query.page()).address();
    }

    /** Whether search engines leave the list out: it repeats others. */
    public boolean isUnlisted() {
        return isSearching() || isFiltered() || query.sort() != ProductSort.DEFAULT;
    }

    /** Summary for search engines. */
    public String getDescription() {
        Texts texts = Texts.shop(language.getLocale());
        return getCategoryName() == null
                ? texts.get("productList.intro")
                : texts.format("productList.description", getCategoryName(), getCount(), texts.get("shop.name"));
    }

    /** The shop as JSON-LD. */
    public String getStructuredData() {
        return StructuredData.organization(settings.publicUrl(), Texts.shop(language.getLocale()));
    }

    /** Heading of the browser's window. */
    public String getTitle() {
        Texts texts = Texts.shop(language.getLocale());
        String name = getCategoryName() == null ? texts.get("productList.all") : getCategoryName();
        String title = isSearching() ? texts.format("search.title", query.search()) : name;
        return query.page() == 1 ? title : title + " – " + texts.format("productList.page", query.page());
    }

    private int getPages() {
        return (getCount() + PAGE_SIZE - 1) / PAGE_SIZE;
    }

    /** Links to the pages of the list; none if it has only one. */
    public List<PageLink> getPageLinks() {
        return PageLink.of(query, base(), getPages());
    }

    /** Address of the previous page; null on the first one. */
    public String getPrevious() {
        return query.page() == 1
                ? null
                : base() + query.atPage(query.page() - 1).address();
    }

    /** Address of the next page; null on the last one. */
    public String getNext() {
        return query.page() >= getPages()
                ? null
                : base() + query.atPage(query.page() + 1).address();
    }

    /** Links to the list in each order. */
    public List<SortLink> getSortLinks() {
        return Stream.of(ProductSort.values())
                .map(sort -> new SortLink(
                        "productList.sort." + (isSearching() && sort == ProductSort.DEFAULT ? "relevance" : sort),
                        sort == query.sort(),
                        base() + query.sortedBy(sort).address()))
                .toList();
    }

    /** Address of this page of the list. */
    public String getSelf() {
        return base() + query.address();
    }

    /** Address of the list without filters. */
    public String getUnfiltered() {
        return base() + query.unfiltered().address();
    }

    /**
     * Address of this page of the list for forms, below the context root. Addresses with the prefix of a language accept
     * no forms.
     */
    public String getFormAddress() {
        return "/" + query.address();
    }

    private String base() {
        return language.path("/");
    }

    /** Whether the price or the stock limits the list. */
    public boolean isFiltered() {
        return query.isFiltered();
    }

    public ProductListQuery getQuery() {
        return query;
    }

    public String getCategory() {
        return query.category();
    }

    public String getSearch() {
        return query.search();
    }
}
