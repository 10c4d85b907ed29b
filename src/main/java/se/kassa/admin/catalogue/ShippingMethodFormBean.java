package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.web.RequestParameters;
import se.kassa.shipping.ShippingMethod;
import se.kassa.shipping.ShippingMethodRepository;
import se.kassa.shipping.ShippingMethodText;

/** Backs the list and form of shipping methods. */
@Named("shippingMethodForm")
@RequestScoped
public class ShippingMethodFormBean {

    @Inject
    private ShippingMethodRepository methods;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private Language language;

    private String code;
    private int position = 10;
    private boolean enabled = true;
    private String price;
    private int vatPercent = VatRate.TWENTY_FIVE.percent();
    private String freeFrom;
    private Integer minWeight;
    private Integer maxWeight;
    private String countries;
    private final TranslatedTexts texts = new TranslatedTexts();
    private boolean known;

    @PostConstruct
    void open() {
        code = RequestParameters.parameter("code");
        Optional.ofNullable(code).flatMap(methods::find).ifPresent(this::show);
    }

    private void show(ShippingMethod method) {
        ShippingMethod.Terms terms = method.getTerms();
        known = true;
        position = method.getPosition();
        enabled = method.isEnabled();
        price = MoneyText.write(terms.price());
        vatPercent = terms.vatRate().percent();
        freeFrom = terms.freeFrom() == null ? null : MoneyText.write(terms.freeFrom());
        minWeight = terms.minWeight();
        maxWeight = terms.maxWeight();
        countries = String.join(",", terms.countries());
        method.getTexts().forEach((tag, text) -> texts.show(tag, text.getName(), text.getDescription()));
    }

    /** Saves the method or shows validation errors. */
    public String save() {
        Optional<Long> amount = Optional.ofNullable(price).flatMap(MoneyText::parse);
        Optional<Long> free = Optional.ofNullable(freeFrom).flatMap(MoneyText::parse);
        Optional<VatRate> rate = VatRate.parse(Integer.toString(vatPercent));
        if (amount.isEmpty() || freeFrom != null && free.isEmpty()) {
            return wrong("wrong.price");
        }
        if (code == null || !code.matches("[A-Z0-9_]{1,24}") || !texts.isNamed()) {
            return wrong("wrong.delivery");
        }
        if (rate.isEmpty()) {
            return wrong("wrong.vat");
        }
        ShippingMethod method = methods.find(code).orElseGet(() -> new ShippingMethod(code));
        method.change(
                position,
                enabled,
                new ShippingMethod.Terms(
                        amount.get(), rate.get(), free.orElse(null), minWeight, maxWeight, listedCountries()),
                texts.filledIn(ShippingMethodText::new));
        admin.save(method);
        return "/admin/shipping-methods.xhtml?faces-redirect=true&said=SAVED";
    }

    private String wrong(String key) {
        FormMessages.wrong(null, key, language.getLocale());
        return null;
    }

    private List<String> listedCountries() {
        return countries == null
                ? List.of()
                : Arrays.stream(countries.toUpperCase(Locale.ROOT).split("[,\\s]+"))
                        .filter(country -> !country.isEmpty())
                        .toList();
    }

    public List<ShippingMethod> getAll() {
        return methods.all();
    }

    public String name(ShippingMethod method) {
        return method.text(language.getLocale()).getName();
    }

    public boolean isKnown() {
        return known;
    }

    public List<VatRate> getRates() {
        return List.of(VatRate.values());
    }

    public TranslatedTexts getTexts() {
        return texts;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public int getPosition() {
        return position;
    }

    public void setPosition(int position) {
        this.position = position;
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

    public String getFreeFrom() {
        return freeFrom;
    }

    public void setFreeFrom(String freeFrom) {
        this.freeFrom = freeFrom;
    }

    public Integer getMinWeight() {
        return minWeight;
    }

    public void setMinWeight(Integer minWeight) {
        this.minWeight = minWeight;
    }

    public Integer getMaxWeight() {
        return maxWeight;
    }

    public void setMaxWeight(Integer maxWeight) {
        this.maxWeight = maxWeight;
    }

    public String getCountries() {
        return countries;
    }

    public void setCountries(String countries) {
        this.countries = countries;
    }
}
