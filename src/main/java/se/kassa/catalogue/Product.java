package se.kassa.catalogue;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.money.VatRate;

/** A product of the catalogue. */
@Entity
@Table(name = "product")
public class Product {

    /** Currency of every price, ISO 4217. */
    static final String CURRENCY = "SEK";

    /** The picture of a product without one. */
    public static final String NO_PICTURE = "none.svg";

    /** The lowest limit of the payment providers. */
    private static final int MAX_SKU_LENGTH = 32;

    @Id
    @Column(name = "sku")
    private String sku;

    @Column(name = "category")
    private String category;

    @Column(name = "position")
    private int position;

    @Column(name = "unit_amount")
    private long unitAmount;

    @Column(name = "vat_rate")
    private int vatRate;

    @Column(name = "food_vat")
    private boolean foodVat;

    @Column(name = "picture")
    private String picture;

    @Column(name = "on_sale")
    private boolean onSale;

    @Column(name = "weight")
    private Integer weight;

    @Column(name = "sale_amount")
    private Long saleAmount;

    @Column(name = "sale_first")
    private LocalDate saleFirst;

    @Column(name = "sale_last")
    private LocalDate saleLast;

    @Column(name = "net_quantity")
    private Integer netQuantity;

    @Enumerated(EnumType.STRING)
    @Column(name = "net_unit")
    private NetQuantity.Unit netUnit;

    @Enumerated(EnumType.STRING)
    @Column(name = "exemption")
    private WithdrawalExemption exemption;

    @Column(name = "exempt_since")
    private OffsetDateTime exemptSince;

    /** Prior price of the sale; null if unknown. Comes with the catalogue in memory. */
    @Transient
    private Long priorPrice;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "product_text", joinColumns = @JoinColumn(name = "sku"))
    @MapKeyColumn(name = "language")
    private Map<String, ProductText> texts = new HashMap<>();

    /** Raised by {@link se.kassa.platform.database.OptimisticVersions} alone. */
    @Column(name = "version", insertable = false, updatable = false)
    private int version;

    protected Product() {}

    /**
     * @param category code of the category
     * @param unitAmount minor units, VAT included
     * @param texts by language tag; must contain the default language
     */
    public Product(
            String sku,
            String category,
            int position,
            long unitAmount,
            VatRate vatRate,
            String picture,
            Map<String, ProductText> texts) {
        if (sku.isBlank() || sku.length() > MAX_SKU_LENGTH) {
            throw new IllegalArgumentException("A product number has 1 to 32 characters");
        }
        this.sku = sku;
        this.position = position;
        update(category, unitAmount, vatRate, null, true);
        setPicture(picture);
        setTexts(texts);
    }

    /**
     * Changes price and category; existing orders keep their price.
     *
     * @param newUnitAmount minor units, VAT included
     * @param newWeight grams per unit; null if unknown
     * @throws IllegalArgumentException if the price or weight is negative
     */
    public final void update(
            String newCategory, long newUnitAmount, VatRate newVatRate, Integer newWeight, boolean nowOnSale) {
        if (newUnitAmount < 0 || newWeight != null && newWeight < 0) {
            throw new IllegalArgumentException("A price and a weight are zero or more");
        }
        category = newCategory;
        unitAmount = newUnitAmount;
        vatRate = newVatRate.basisPoints();
        weight = newWeight;
        onSale = nowOnSale;
    }

    /** @param sale null to end it or have none */
    public final void setSale(Sale sale) {
        saleAmount = sale == null ? null : sale.unitAmount();
        saleFirst = sale == null ? null : sale.first();
        saleLast = sale == null ? null : sale.last();
    }

    /** The sale that is planned, in force or over; null for none. */
    public Sale getSale() {
        return saleAmount == null ? null : new Sale(saleAmount, saleFirst, saleLast);
    }

    /** The price on a day in the shop's time zone, minor units, VAT included. A sale never raises it. */
    public long unitAmountOn(LocalDate day) {
        Sale sale = getSale();
        return sale != null && sale.includes(day) ? Math.min(sale.unitAmount(), unitAmount) : unitAmount;
    }

    /** @param prior lowest price of the 30 days before the sale, minor units; empty if none is known */
    public final void showPriorPrice(OptionalLong prior) {
        priorPrice = prior.isPresent() ? prior.getAsLong() : null;
    }

    /** Lowest price of the 30 days before the sale, minor units; null if none is known. */
    Long priorPrice() {
        return priorPrice;
    }

    /** @param quantity null if unknown */
    public final void setNetQuantity(NetQuantity quantity) {
        netQuantity = quantity == null ? null : quantity.amount();
        netUnit = quantity == null ? null : quantity.unit();
    }

    /** What a package contains; null if unknown. */
    public NetQuantity getNetQuantity() {
        return netQuantity == null ? null : new NetQuantity(netQuantity, netUnit);
    }

    /**
     * @param reason why consumers cannot withdraw; null if they can
     * @param now orders placed before can be withdrawn
     */
    public final void setExemption(WithdrawalExemption reason, OffsetDateTime now) {
        if (reason == null || exemption == null) {
            exemptSince = reason == null ? null : now;
        }
        exemption = reason;
    }

    /** Why consumers cannot withdraw from a purchase; null if they can. */
    public WithdrawalExemption getExemption() {
        return exemption;
    }

    /** @param newPicture name of an uploaded picture, or of one in the resource library {@code products} */
    public final void setPicture(String newPicture) {
        picture = newPicture;
    }

    /**
     * @param newTexts by language tag
     * @throws IllegalArgumentException if the default language is missing
     */
    public final void setTexts(Map<String, ProductText> newTexts) {
        if (!newTexts.containsKey(Languages.DEFAULT.getLanguage())) {
            throw new IllegalArgumentException("A text in the shop's own language is needed");
        }
        texts.keySet().retainAll(newTexts.keySet());
        newTexts.forEach((language, text) -> {
            if (!text.equals(texts.get(language))) {
                texts.put(language, text);
            }
        });
    }

    /** Raised by every edit; a form that shows the entity carries it. */
    public int getVersion() {
        return version;
    }

    public String getSku() {
        return sku;
    }

    public String getCategory() {
        return category;
    }

    /** Ordinary price in minor units, VAT included; {@link CurrentPrices} knows the present one. */
    public long getUnitAmount() {
        return unitAmount;
    }

    /** The fixed rate. Food has the rate of the day instead: {@link ProductVat}. */
    public VatRate getVatRate() {
        return VatRate.ofBasisPoints(vatRate);
    }

    /** A fixed rate, or the rate of food. */
    public VatClass getVatClass() {
        return foodVat ? VatClass.FOOD : VatClass.of(getVatRate());
    }

    /** Changes the VAT; existing orders keep theirs. */
    public final void setVatClass(VatClass newVat) {
        foodVat = newVat == VatClass.FOOD;
        vatRate = newVat.rate(VatRate.SIX).basisPoints();
    }

    /** Grams per unit, packed; null if unknown. */
    public Integer getWeight() {
        return weight;
    }

    /** Whether the product is visible and can be bought. */
    public boolean isOnSale() {
        return onSale;
    }

    /** By language tag. */
    public Map<String, ProductText> getTexts() {
        return Map.copyOf(texts);
    }

    /** Name of an uploaded picture, or of one in the resource library {@code products}. */
    public String getPicture() {
        return picture;
    }

    /** Text in the language, or in the default language if there is none. */
    public ProductText text(Locale language) {
        ProductText text = texts.get(language.getLanguage());
        return text == null ? texts.get(Languages.DEFAULT.getLanguage()) : text;
    }
}
