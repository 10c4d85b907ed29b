package se.kassa.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;
import se.kassa.stock.Availability;

/** One product's page. */
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

    /** Knows the product from the start, so that a form that is refused still shows it. */
    @PostConstruct
    void readAddress() {
        sku = RequestParameters.parameter("sku");
    }

    /** Finds the product; there may be none. */
    public void load() {
        if (getProduct() == null) {
            NotFoundResponse.answer();
        }
    }

    /** Null where there is none with the number in the address. */
    public Product getProduct() {
        if (product == null && sku != null) {
            product = catalogue.find(sku).orElse(null);
        }
        return product;
    }

    /** How many pieces can be bought; null where they are not counted. */
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
