package se.kassa.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;
import se.kassa.stock.Availability;

/** The page of one product. */
@Named("productPage")
@RequestScoped
public class ProductPageBean {

    @Inject
    private Catalogue catalogue;

    @Inject
    private Language language;

    @Inject
    private Availability availability;

    private boolean counted;
    private Integer available;
    private String sku;
    private Product product;

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

    /** Available quantity; null if stock is not tracked. */
    public Integer getAvailable() {
        if (!counted) {
            available = availability.of(sku).orElse(null);
            counted = true;
        }
        return available;
    }

    public ProductText getText() {
        return getProduct().text(language.getLocale());
    }

    public String getSku() {
        return sku;
    }
}
