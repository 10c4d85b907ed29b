package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.PictureStore;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.catalogue.edit.ProductUpdate;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;
import se.kassa.stock.Stock;

/** Backs the product form. Without the parameter {@code sku}, the form adds a product. */
@Named("productForm")
@RequestScoped
public class ProductFormBean {

    @Inject
    private ProductRepository products;

    @Inject
    private Stock stock;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private Language language;

    private String sku;
    private String category;
    private String price;
    private int vatPercent = VatRate.TWENTY_FIVE.percent();
    private Integer weight;
    private Integer level;
    private boolean onSale = true;
    private String picture;
    private Part upload;
    private final TranslatedTexts texts = new TranslatedTexts();
    private boolean known;

    @PostConstruct
    void open() {
        sku = RequestParameters.parameter("sku");
        Optional.ofNullable(sku).flatMap(products::find).ifPresent(this::show);
    }

    private void show(Product product) {
        known = true;
        category = product.getCategory();
        price = MoneyText.write(product.getUnitAmount());
        vatPercent = product.getVatRate().percent();
        weight = product.getWeight();
        level = stock.level(sku).orElse(null);
        onSale = product.isOnSale();
        picture = product.getPicture();
        product.getTexts().forEach((tag, text) -> texts.show(tag, text.getName(), text.getDescription()));
    }

    public void load() {
        if (sku != null && !known) {
            NotFoundResponse.answer();
        }
    }

    /** Saves the product or shows validation errors beside the fields. */
    public String save() throws IOException {
        Locale locale = language.getLocale();
        Optional<Long> amount = Optional.ofNullable(price).flatMap(MoneyText::parse);
        Optional<VatRate> rate = VatRate.parse(Integer.toString(vatPercent));
        boolean right = true;
        if (amount.isEmpty()) {
            FormMessages.wrong("product:price", "wrong.price", locale);
            right = false;
        }
        if (rate.isEmpty()) {
            FormMessages.wrong("product:vat", "wrong.vat", locale);
            right = false;
        }
        if (!texts.isNamed()) {
            FormMessages.wrong(null, "wrong.name", locale);
            right = false;
        }
        String uploaded = upload == null || upload.getSize() == 0 ? null : keepUpload();
        if (upload != null && upload.getSize() > 0 && uploaded == null) {
            FormMessages.wrong("product:upload", "wrong.picture", locale);
            right = false;
        }
        if (!right) {
            return null;
        }
        admin.save(new ProductUpdate(
                sku,
                category,
                amount.orElseThrow(),
                rate.orElseThrow(),
                true,
                weight,
                uploaded,
                onSale,
                true,
                level,
                texts.filledIn((name, description) -> new ProductText(name, description == null ? "" : description))));
        return "/admin/product.xhtml?faces-redirect=true&said=SAVED&sku=" + RequestParameters.encoded(sku);
    }

    private String keepUpload() throws IOException {
        try (InputStream stream = upload.getInputStream()) {
            return admin.keepPicture(stream.readNBytes(PictureStore.LARGEST + 1))
                    .orElse(null);
        }
    }

    public boolean isKnown() {
        return known;
    }

    public List<Category> getCategories() {
        return products.categories();
    }

    public String categoryName(Category one) {
        return one.name(language.getLocale());
    }

    public List<VatRate> getRates() {
        return List.of(VatRate.values());
    }

    public TranslatedTexts getTexts() {
        return texts;
    }

    public String getPicture() {
        return picture;
    }

    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getPrice() {
        return price;
    }

    public void setPrice(String price) {
        this.price = price;
    }

    public int getVatPercent() {
        return vatPercent;
    }

    public void setVatPercent(int vatPercent) {
        this.vatPercent = vatPercent;
    }

    public Integer getWeight() {
        return weight;
    }

    public void setWeight(Integer weight) {
        this.weight = weight;
    }

    public Integer getLevel() {
        return level;
    }

    public void setLevel(Integer level) {
        this.level = level;
    }

    public Part getUpload() {
        return upload;
    }

    public void setUpload(Part upload) {
        this.upload = upload;
    }

    public boolean isOnSale() {
        return onSale;
    }

    public void setOnSale(boolean onSale) {
        this.onSale = onSale;
    }
}
