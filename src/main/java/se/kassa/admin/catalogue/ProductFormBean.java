package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.PictureStore;
import se.kassa.catalogue.PriceChange;
import se.kassa.catalogue.PriceHistoryRepository;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductFacts;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.ProductVat;
import se.kassa.catalogue.Sale;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.catalogue.edit.ProductUpdate;
import se.kassa.catalogue.edit.ProductUpdate.NewValue;
import se.kassa.catalogue.edit.SaleText;
import se.kassa.catalogue.edit.Skus;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.money.ValidPrice;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;
import se.kassa.stock.Stock;
import se.kassa.stock.StockMovedException;

/** Backs the product form. Without the parameter {@code sku}, the form adds a product. */
@Named("productForm")
@RequestScoped
public class ProductFormBean {

    private static final int MOST_CHANGES = 100;

    @Inject
    private ProductRepository products;

    @Inject
    private Stock stock;

    @Inject
    private PriceHistoryRepository history;

    @Inject
    private ProductFacts facts;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private ProductVat productVat;

    @Inject
    private Language language;

    private String sku;
    private String category;

    @NotNull(message = "{admin.invalid.price}")
    @ValidPrice(message = "{admin.invalid.price}")
    private String price;

    private String salePrice;
    private String saleFirst;
    private String saleLast;
    private String vat = VatClass.TWENTY_FIVE.code();

    @PositiveOrZero(message = "{admin.invalid.number}")
    @Max(value = 99_999_999, message = "{admin.invalid.number}")
    private Integer weight;

    @PositiveOrZero(message = "{admin.invalid.number}")
    @Max(value = 99_999_999, message = "{admin.invalid.number}")
    private Integer level;

    private boolean onSale = true;
    private String picture;
    private Part upload;
    private final TranslatedTexts texts = new TranslatedTexts();
    private boolean known;
    private StaleEditCheck edit;
    private Integer shownLevel;
    private String existing;
    private String lookalike;
    private String copyOf;
    private List<PriceChange> changes;
    private final ProductDetailsForm details = new ProductDetailsForm();

    @PostConstruct
    void open() {
        sku = RequestParameters.parameter("sku");
        Texts labels = Texts.admin(language.getLocale());
        List<StaleEditCheck.Field<?>> fields = new ArrayList<>(List.of(
                new StaleEditCheck.Field<>(labels.get("category"), this::getCategory, this::setCategory),
                new StaleEditCheck.Field<>(labels.get("price.gross"), this::getPrice, this::setPrice),
                new StaleEditCheck.Field<>(labels.get("sale.price"), this::getSalePrice, this::setSalePrice),
                new StaleEditCheck.Field<>(labels.get("sale.first"), this::getSaleFirst, this::setSaleFirst),
                new StaleEditCheck.Field<>(labels.get("sale.last"), this::getSaleLast, this::setSaleLast),
                new StaleEditCheck.Field<>(labels.get("vat"), this::getVat, this::setVat),
                new StaleEditCheck.Field<>(labels.get("weight"), this::getWeight, this::setWeight),
                new StaleEditCheck.Field<>(labels.get("active"), this::isOnSale, this::setOnSale)));
        fields.addAll(details.fields(labels));
        fields.addAll(StaleEditCheck.of(texts, labels.get("name"), labels.get("description")));
        fields.add(new StaleEditCheck.Field<>(labels.get("picture"), this::getPicture, this::setPicture));
        edit = new StaleEditCheck(fields);
        copyOf = RequestParameters.parameter("copy");
        if (sku == null) {
            Optional.ofNullable(copyOf).flatMap(products::find).ifPresent(this::showCopy);
        }
        Optional.ofNullable(sku).flatMap(products::find).ifPresent(product -> {
            show(product);
            level = stock.level(sku).orElse(null);
            shownLevel = StaleEditCheck.isSent() ? whole(RequestParameters.parameter("shownLevel")) : level;
            edit.show(product.getVersion());
        });
    }

    private static Integer whole(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** Fills the form of a new product. A copy begins inactive, without sale and stock. */
    private void showCopy(Product product) {
        show(product);
        known = false;
        salePrice = null;
        saleFirst = null;
        saleLast = null;
        onSale = false;
    }

    private void show(Product product) {
        known = true;
        category = product.getCategory();
        price = MoneyText.write(product.getUnitAmount());
        Sale sale = product.getSale();
        salePrice = sale == null ? null : MoneyText.write(sale.unitAmount());
        saleFirst = sale == null ? null : sale.first().toString();
        saleLast = sale == null ? null : sale.last().toString();
        vat = product.getVatClass().code();
        weight = product.getWeight();
        onSale = product.isOnSale();
        picture = product.getPicture();
        details.show(product, facts.of(product.getSku()));
        texts.clear();
        product.getTexts().forEach((tag, text) -> texts.show(tag, text.getName(), text.getDescription()));
    }

    /** Answers 404 if the form is opened for something that does not exist; a form that is sent may be about something new. */
    public void load() {
        if (sku != null && !known && !FacesContext.getCurrentInstance().isPostback()) {
            NotFoundResponse.send();
        }
    }

    /** Saves the product or shows validation errors beside the fields. */
    public String save() throws IOException {
        Locale locale = language.getLocale();
        boolean valid = known || isSkuRight();
        long amount = MoneyText.parse(price).orElseThrow();
        Optional<Sale> sale = SaleText.parse(text(salePrice), text(saleFirst), text(saleLast), amount);
        if (sale.isEmpty() && !(text(salePrice) + text(saleFirst) + text(saleLast)).isBlank()) {
            FormErrors.add("product:salePrice", "invalid.sale", locale);
            valid = false;
        }
        valid &= details.check(locale);
        String uploaded = null;
        if (upload != null && upload.getSize() > PictureStore.MAX_BYTES) {
            upload.delete();
            FormErrors.add("product:upload", "invalid.picture.size", locale);
            valid = false;
        } else if (upload != null && upload.getSize() > 0) {
            uploaded = storeUpload();
            if (uploaded == null) {
                FormErrors.add("product:upload", "invalid.picture", locale);
                valid = false;
            }
        }
        if (!valid) {
            return null;
        }
        return save(new ProductUpdate(
                sku,
                category,
                new ProductUpdate.Price(amount, VatClass.parse(vat).orElseThrow(), NewValue.of(sale.orElse(null))),
                NewValue.of(weight),
                uploaded == null && !known ? picture : uploaded,
                onSale,
                NewValue.of(level),
                texts.filledIn((name, description) -> new ProductText(name, description == null ? "" : description)),
                details.toUpdate()));
    }

    private String save(ProductUpdate change) {
        try {
            if (!StaleEditCheck.isSent()) {
                admin.add(change);
            } else if (known) {
                admin.change(change, edit.version(), shownLevel);
            } else {
                FormErrors.add(null, "edit.gone", language.getLocale());
                return null;
            }
        } catch (AlreadyExistsException e) {
            existing = e.key();
            FormErrors.add("product:sku", "invalid.sku.taken", language.getLocale());
            return null;
        } catch (StaleVersionException e) {
            return refresh() ? null : save(change);
        } catch (StockMovedException e) {
            Integer wanted = level;
            shownLevel = stock.level(sku).orElse(null);
            level = shownLevel;
            FormErrors.add(
                    "product:level", "invalid.stock.moved", language.getLocale(), text(shownLevel), text(wanted));
            return null;
        }
        return "/admin/product.xhtml?faces-redirect=true&status=SAVED&sku=" + RequestParameters.encoded(sku);
    }

    private static String text(String entered) {
        return Objects.toString(entered, "");
    }

    /** Shows what somebody else changed meanwhile. Returns whether it was anything that the form shows. */
    private boolean refresh() {
        Product present = products.find(sku).orElseThrow();
        if (Objects.equals(level, shownLevel)) {
            shownLevel = stock.level(sku).orElse(null);
            level = shownLevel;
        }
        boolean outdated = edit.mergeIfOutdated(present.getVersion(), () -> show(present));
        if (outdated && upload != null && upload.getSize() > 0) {
            FormErrors.add("product:upload", "invalid.picture.again", language.getLocale());
        }
        return outdated;
    }

    private String text(Integer pieces) {
        return pieces == null ? Texts.admin(language.getLocale()).get("stock.uncounted") : pieces.toString();
    }

    /** Reads the number of a new product. One that looks like another is taken only when it is sent again. */
    private boolean isSkuRight() {
        Optional<String> read = Skus.parse(sku);
        if (read.isEmpty()) {
            FormErrors.add("product:sku", "invalid.sku", language.getLocale());
            return false;
        }
        sku = read.get();
        Optional<String> other = new Skus.Lookalikes(products.skus()).add(sku);
        if (other.isEmpty() || sku.equals(RequestParameters.parameter("lookalike"))) {
            return true;
        }
        existing = other.get();
        lookalike = sku;
        FormErrors.add("product:sku", "invalid.sku.lookalike", language.getLocale(), existing);
        return false;
    }

    /** The number that was found to look like another; null for none. */
    public String getLookalike() {
        return lookalike;
    }

    private String storeUpload() throws IOException {
        try (InputStream stream = upload.getInputStream()) {
            return admin.storePicture(stream.readNBytes(PictureStore.MAX_BYTES + 1))
                    .orElse(null);
        }
    }

    /** The fields that the law asks for. */
    public ProductDetailsForm getDetails() {
        return details;
    }

    /** The newest changes of the price, the newest first. */
    public List<PriceChange> getPriceChanges() {
        if (changes == null) {
            changes = known ? history.newest(sku, MOST_CHANGES) : List.of();
        }
        return changes;
    }

    /** SKU of the product that a new one is copied from; null for none. */
    public String getCopyOf() {
        return known ? null : copyOf;
    }

    /** The form's own, so that it is still known in the address after the form was sent. */
    public String getAddress() {
        return known ? "product?sku=" + RequestParameters.encoded(sku) : "product";
    }

    public StaleEditCheck getEdit() {
        return edit;
    }

    /** What the form showed as the stock; null where the product was not counted. */
    public Integer getShownLevel() {
        return shownLevel;
    }

    /** The address of the product that has the number already; null where none was found. */
    public String getExisting() {
        return existing == null ? null : "product?sku=" + RequestParameters.encoded(existing);
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

    public List<VatClass> getVatClasses() {
        return List.of(VatClass.values());
    }

    /** A rate, or food with its rate today and the next change. */
    public String vatName(VatClass choice) {
        if (choice != VatClass.FOOD) {
            return choice.code() + " %";
        }
        Texts labels = Texts.admin(language.getLocale());
        int percent = productVat.of(choice).percent();
        return productVat.getFoodChangeDay() == null
                ? labels.format("vat.food", percent)
                : labels.format(
                        "vat.food.until",
                        percent,
                        productVat.getFoodChangeDay().minusDays(1).toString(),
                        productVat.getFoodChangeRate().percent());
    }

    public TranslatedTexts getTexts() {
        return texts;
    }

    /** Bytes of the largest picture. */
    public int getLargestPicture() {
        return PictureStore.MAX_BYTES;
    }

    /** Name of the picture that the form showed. */
    public String getPicture() {
        return picture;
    }

    public void setPicture(String picture) {
        this.picture = picture;
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

    public String getSalePrice() {
        return salePrice;
    }

    public void setSalePrice(String salePrice) {
        this.salePrice = salePrice;
    }

    /** First day of the sale, {@code 2026-12-01}. */
    public String getSaleFirst() {
        return saleFirst;
    }

    public void setSaleFirst(String saleFirst) {
        this.saleFirst = saleFirst;
    }

    /** Last day of the sale, {@code 2026-12-31}. */
    public String getSaleLast() {
        return saleLast;
    }

    public void setSaleLast(String saleLast) {
        this.saleLast = saleLast;
    }

    /** The code of a {@link VatClass}. */
    public String getVat() {
        return vat;
    }

    public void setVat(String vat) {
        this.vat = vat;
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
