package se.kassa.shipping;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.money.VatRate;

/** A shipping method with its price, weight limits and countries. Orders keep the price that they were placed with. */
@Entity
@Table(name = "shipping_method")
public class ShippingMethod {

    /**
     * Price and limits.
     *
     * @param price minor units, VAT included
     * @param freeFrom product amount in minor units from which shipping is free; null for never
     * @param minWeight grams; null for no limit
     * @param maxWeight grams; null for no limit
     * @param countries ISO 3166-1 alpha-2; empty for all countries that the shop ships to
     */
    public record Terms(
            long price, VatRate vatRate, Long freeFrom, Integer minWeight, Integer maxWeight, List<String> countries) {

        /** @throws IllegalArgumentException if a price or limit is negative */
        public Terms {
            if (price < 0 || isNegative(freeFrom) || isNegative(minWeight) || isNegative(maxWeight)) {
                throw new IllegalArgumentException("Prices and limits are zero or more");
            }
            countries = List.copyOf(countries);
        }

        private static boolean isNegative(Number number) {
            return number != null && number.longValue() < 0;
        }
    }

    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "position")
    private int position;

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "pick_up")
    private boolean pickUp;

    @Column(name = "price")
    private long price;

    @Column(name = "vat_rate")
    private int vatRate;

    @Column(name = "free_from")
    private Long freeFrom;

    @Column(name = "min_weight")
    private Integer minWeight;

    @Column(name = "max_weight")
    private Integer maxWeight;

    @Column(name = "countries")
    private String countries;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "shipping_method_text", joinColumns = @JoinColumn(name = "code"))
    @MapKeyColumn(name = "language")
    private Map<String, ShippingMethodText> texts = new HashMap<>();

    /** Raised by {@link se.kassa.platform.database.OptimisticVersions} alone. */
    @Column(name = "version", insertable = false, updatable = false)
    private int version;

    protected ShippingMethod() {}

    /**
     * @param code 1 to 24 capital letters, digits and underscores
     * @throws IllegalArgumentException if the code has another format
     */
    public ShippingMethod(String code) {
        if (!code.matches("[A-Z0-9_]{1,24}")) {
            throw new IllegalArgumentException("A code has 1 to 24 capital letters, digits and underscores");
        }
        this.code = code;
    }

    /**
     * @param nowPickUp whether the customer fetches orders at the shop
     * @param newTexts by language tag; must contain the default language
     */
    public void change(
            int newPosition,
            boolean nowEnabled,
            boolean nowPickUp,
            Terms terms,
            Map<String, ShippingMethodText> newTexts) {
        if (!newTexts.containsKey(Languages.DEFAULT.getLanguage())) {
            throw new IllegalArgumentException("A name in the shop's own language is needed");
        }
        position = newPosition;
        enabled = nowEnabled;
        pickUp = nowPickUp;
        price = terms.price();
        vatRate = terms.vatRate().basisPoints();
        freeFrom = terms.freeFrom();
        minWeight = terms.minWeight();
        maxWeight = terms.maxWeight();
        countries = terms.countries().isEmpty() ? null : String.join(",", terms.countries());
        texts.keySet().retainAll(newTexts.keySet());
        newTexts.forEach((language, text) -> {
            if (!text.equals(texts.get(language))) {
                texts.put(language, text);
            }
        });
    }

    /** Whether the method is enabled and accepts a parcel of this weight to the country. */
    public boolean accepts(long grams, String country) {
        return enabled
                && (minWeight == null || grams >= minWeight)
                && (maxWeight == null || grams <= maxWeight)
                && (countries == null || getTerms().countries().contains(country));
    }

    /** Price for a product amount; both in minor units, VAT included. */
    public long priceFor(long productAmount) {
        return freeFrom != null && productAmount >= freeFrom ? 0 : price;
    }

    /**
     * How much more the products must cost until shipping is free.
     *
     * @param productAmount minor units, VAT included
     * @return minor units; 0 if shipping is free already or never becomes free
     */
    public long missingUntilFree(long productAmount) {
        return freeFrom == null || price == 0 ? 0 : Math.max(0, freeFrom - productAmount);
    }

    public Terms getTerms() {
        List<String> list = countries == null
                ? List.of()
                : Arrays.stream(countries.split(",")).toList();
        return new Terms(price, VatRate.ofBasisPoints(vatRate), freeFrom, minWeight, maxWeight, list);
    }

    /** Raised by every edit; a form that shows the entity carries it. */
    public int getVersion() {
        return version;
    }

    public String getCode() {
        return code;
    }

    public int getPosition() {
        return position;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Whether the customer fetches orders at the shop. */
    public boolean isPickUp() {
        return pickUp;
    }

    /** By language tag. */
    public Map<String, ShippingMethodText> getTexts() {
        return Map.copyOf(texts);
    }

    /** Text in the language, or in the default language if there is none. */
    public ShippingMethodText text(Locale language) {
        ShippingMethodText text = texts.get(language.getLanguage());
        return text == null ? texts.get(Languages.DEFAULT.getLanguage()) : text;
    }
}
