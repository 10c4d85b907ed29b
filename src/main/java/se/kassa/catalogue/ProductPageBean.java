package se.kassa.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.PageAddress;
import se.kassa.platform.web.RequestParameters;
import se.kassa.shipping.AvailableShippingMethods;
import se.kassa.stock.Availability;

/** The page of one product. */
@Named("productPage")
@RequestScoped
public class ProductPageBean {

    private static final int RELATED = 4;

    /** From this quantity down, the page says how many are left. */
    private static final int FEW = 5;

    private static final int DESCRIPTION_LENGTH = 160;

    @Inject
    private Catalogue catalogue;

    @Inject
    private ProductTileFactory tileFactory;

    @Inject
    private PictureStore pictures;

    @Inject
    private Language language;

    @Inject
    private Availability availability;

    @Inject
    private AvailableShippingMethods shippingMethods;

    @Inject
    private CurrentPrices prices;

    @Inject
    private UnitPriceText unitPrices;

    @Inject
    private ProductFacts productFacts;

    @Inject
    private Gallery galleries;

    @Inject
    private ShopSettings settings;

    private boolean counted;
    private Integer available;
    private String sku;
    private Product product;
    private List<ProductTile> related;
    private Map<ProductFactKind.Key, String> factTexts;
    private List<ProductFactRow> facts;
    private List<GalleryPicture> gallery;

    /** Reads the SKU early, so that a rejected form can still show the product. */
    @PostConstruct
    void readAddress() {
        sku = RequestParameters.parameter("sku");
    }

    /** Loads the product; answers 404 if there is none. */
    public void load() {
        if (getProduct() == null) {
            NotFoundResponse.send();
        }
    }

    /** The product; null if the SKU is unknown. */
    public Product getProduct() {
        if (product == null && sku != null) {
            product = catalogue.find(sku).orElse(null);
        }
        return product;
    }

    /** Present price, minor units, VAT included. */
    public long getUnitAmount() {
        return prices.of(getProduct());
    }

    /** The announced reduction of the price; null for none. */
    public Reduction getReduction() {
        return prices.reduction(getProduct());
    }

    /** Price per kilogram, litre or piece, in words; null if there is none. */
    public String getUnitPrice() {
        return unitPrices.of(getProduct());
    }

    /** The facts about the product that the law asks for, in the shopper's language, those that there are. */
    public List<ProductFactRow> getFacts() {
        if (facts == null) {
            facts = ProductFactRow.of(getProduct(), texts(), language.getLocale());
        }
        return facts;
    }

    /** The further pictures. */
    public List<GalleryPicture> getGallery() {
        if (gallery == null) {
            gallery = galleries.of(sku);
        }
        return gallery;
    }

    /** Available quantity; null if stock is not tracked. */
    public Integer getAvailable() {
        if (!counted) {
            available = availability.of(sku).orElse(null);
            counted = true;
        }
        return available;
    }

    public boolean isSoldOut() {
        return getAvailable() != null && getAvailable() == 0;
    }

    /** How much is in stock: {@code some}, {@code few} or {@code none}. */
    public String getStockState() {
        if (isSoldOut()) {
            return "none";
        }
        return getAvailable() != null && getAvailable() <= FEW ? "few" : "some";
    }

    /** Key of the text about the stock. */
    public String getStockText() {
        return "stock." + getStockState();
    }

    /** The lowest price of shipping one of the product to the shop's own country, minor units; null if unknown. */
    public Long getShippingPrice() {
        int grams = getProduct().getWeight() == null ? 0 : getProduct().getWeight();
        OptionalLong price =
                shippingMethods.lowestPrice(grams, settings.countries().get(0), getUnitAmount());
        return price.isPresent() ? price.getAsLong() : null;
    }

    /** Name of the product's category; null if there is none. */
    public String getCategoryName() {
        return catalogue.categories().stream()
                .filter(category -> category.getCode().equals(getProduct().getCategory()))
                .map(category -> category.name(language.getLocale()))
                .findFirst()
                .orElse(null);
    }

    /** Address of the product's category. */
    public String getCategoryAddress() {
        return language.path(categoryPage());
    }

    private String categoryPage() {
        return "/?category=" + RequestParameters.encoded(getProduct().getCategory());
    }

    /** The next products of the category, after the last one its first ones. */
    public List<ProductTile> getRelated() {
        if (related == null) {
            List<Product> all = catalogue.ofCategory(getProduct().getCategory());
            int position = 0;
            while (position < all.size() && !all.get(position).getSku().equals(sku)) {
                position++;
            }
            related = new ArrayList<>();
            for (int i = 1; i < all.size() && related.size() < RELATED; i++) {
                related.add(tileFactory.tile(all.get((position + i) % all.size()), false, "lazy"));
            }
        }
        return related;
    }

    public ProductText getText() {
        return getProduct().text(language.getLocale());
    }

    /** Summary for search engines; whole words. */
    public String getDescription() {
        String text = getText().getDescription().strip();
        if (text.length() <= DESCRIPTION_LENGTH) {
            return text.isEmpty() ? getText().getName() : text;
        }
        int end = text.lastIndexOf(' ', DESCRIPTION_LENGTH - 1);
        return text.substring(0, end < 0 ? DESCRIPTION_LENGTH - 1 : end) + "…";
    }

    /** Address of the page in the default language, below the context root. */
    public String getPage() {
        return PageAddress.of("/product", sku);
    }

    /** Absolute address of the picture. */
    public String getPictureAddress() {
        return picture().toString();
    }

    private URI picture() {
        return settings.publicUrl().resolve(pictures.address(getProduct().getPicture()));
    }

    /** The product, its offer and the way to it as JSON-LD. */
    public String getStructuredData() {
        URI address = URI.create(language.url(getPage()));
        List<StructuredData.Step> steps = new ArrayList<>();
        steps.add(new StructuredData.Step(
                Texts.shop(language.getLocale()).get("breadcrumb.start"), URI.create(language.url("/"))));
        if (getCategoryName() != null) {
            steps.add(new StructuredData.Step(getCategoryName(), URI.create(language.url(categoryPage()))));
        }
        steps.add(new StructuredData.Step(getText().getName(), address));
        return StructuredData.product(
                getProduct(),
                getText(),
                gtin(),
                getUnitAmount(),
                getReduction(),
                address,
                picture(),
                !isSoldOut(),
                steps);
    }

    /** Null if unknown. */
    private String gtin() {
        return texts().get(new ProductFactKind.Key(ProductFactKind.GTIN, ""));
    }

    /** Read once for the page. */
    private Map<ProductFactKind.Key, String> texts() {
        if (factTexts == null) {
            factTexts = productFacts.of(sku);
        }
        return factTexts;
    }

    public String getSku() {
        return sku;
    }
}
