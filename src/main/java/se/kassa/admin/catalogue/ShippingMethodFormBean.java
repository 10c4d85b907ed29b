package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.money.ValidPrice;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.text.InputNormalizer;
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

    @NotNull(message = "{admin.invalid.shippingMethod}")
    @Pattern(regexp = "[A-Z0-9_]{1,24}", message = "{admin.invalid.shippingMethod}")
    private String code;

    @PositiveOrZero(message = "{admin.invalid.number}")
    @Max(value = 99_999_999, message = "{admin.invalid.number}")
    private int position = 10;

    private boolean enabled = true;
    private boolean pickUp;

    @NotNull(message = "{admin.invalid.price}")
    @ValidPrice(message = "{admin.invalid.price}")
    private String price;

    private int vatPercent = VatRate.TWENTY_FIVE.percent();

    @ValidPrice(message = "{admin.invalid.price}")
    private String freeFrom;

    @PositiveOrZero(message = "{admin.invalid.number}")
    @Max(value = 99_999_999, message = "{admin.invalid.number}")
    private Integer minWeight;

    @PositiveOrZero(message = "{admin.invalid.number}")
    @Max(value = 99_999_999, message = "{admin.invalid.number}")
    private Integer maxWeight;

    private String countries;
    private final TranslatedTexts texts = new TranslatedTexts();
    private boolean known;
    private StaleEditCheck edit;
    private String existing;

    @PostConstruct
    void open() {
        code = RequestParameters.parameter("code");
        Texts labels = Texts.admin(language.getLocale());
        List<StaleEditCheck.Field<?>> fields = new ArrayList<>(List.of(
                new StaleEditCheck.Field<>(labels.get("price.gross"), this::getPrice, this::setPrice),
                new StaleEditCheck.Field<>(labels.get("vat"), this::getVatPercent, this::setVatPercent),
                new StaleEditCheck.Field<>(labels.get("shippingMethod.freeFrom"), this::getFreeFrom, this::setFreeFrom),
                new StaleEditCheck.Field<>(labels.get("weight.min"), this::getMinWeight, this::setMinWeight),
                new StaleEditCheck.Field<>(labels.get("weight.max"), this::getMaxWeight, this::setMaxWeight),
                new StaleEditCheck.Field<>(labels.get("countries"), this::getCountries, this::setCountries),
                new StaleEditCheck.Field<>(labels.get("sortOrder"), this::getPosition, this::setPosition),
                new StaleEditCheck.Field<>(labels.get("shippingMethod.pickUp"), this::isPickUp, this::setPickUp),
                new StaleEditCheck.Field<>(labels.get("active"), this::isEnabled, this::setEnabled)));
        fields.addAll(StaleEditCheck.of(texts, labels.get("name"), labels.get("description")));
        edit = new StaleEditCheck(fields);
        Optional.ofNullable(code).flatMap(methods::find).ifPresent(method -> {
            show(method);
            edit.show(method.getVersion());
        });
    }

    private void show(ShippingMethod method) {
        ShippingMethod.Terms terms = method.getTerms();
        known = true;
        position = method.getPosition();
        enabled = method.isEnabled();
        pickUp = method.isPickUp();
        price = MoneyText.write(terms.price());
        vatPercent = terms.vatRate().percent();
        freeFrom = terms.freeFrom() == null ? null : MoneyText.write(terms.freeFrom());
        minWeight = terms.minWeight();
        maxWeight = terms.maxWeight();
        countries = String.join(",", terms.countries());
        texts.clear();
        method.getTexts().forEach((tag, text) -> texts.show(tag, text.getName(), text.getDescription()));
    }

    /** Saves the method. The fields fulfil their constraints. */
    public String save() {
        VatRate rate = VatRate.parse(Integer.toString(vatPercent)).orElseThrow();
        Long free = freeFrom == null ? null : MoneyText.parse(freeFrom).orElseThrow();
        ShippingMethod.Terms terms = new ShippingMethod.Terms(
                MoneyText.parse(price).orElseThrow(), rate, free, minWeight, maxWeight, countries(countries));
        return save(terms, texts.filledIn(ShippingMethodText::new));
    }

    private String save(ShippingMethod.Terms terms, Map<String, ShippingMethodText> names) {
        int newPosition = position;
        boolean nowEnabled = enabled;
        boolean nowPickUp = pickUp;
        try {
            if (!StaleEditCheck.isSent()) {
                ShippingMethod method = new ShippingMethod(code);
                method.change(newPosition, nowEnabled, nowPickUp, terms, names);
                admin.add(method);
            } else if (known) {
                admin.changeShippingMethod(
                        code,
                        edit.version(),
                        method -> method.change(newPosition, nowEnabled, nowPickUp, terms, names));
            } else {
                return error(null, "edit.gone");
            }
            return "/admin/shipping-methods.xhtml?faces-redirect=true&status=SAVED";
        } catch (AlreadyExistsException e) {
            existing = e.key();
            return error("delivery:code", "invalid.code.taken");
        } catch (StaleVersionException e) {
            ShippingMethod present = methods.find(code).orElseThrow();
            return edit.mergeIfOutdated(present.getVersion(), () -> show(present)) ? null : save(terms, names);
        }
    }

    private String error(String component, String key) {
        FormErrors.add(component, key, language.getLocale());
        return null;
    }

    /** The codes in a list with commas or spaces, as typed; none for null. */
    static List<String> countries(String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(InputNormalizer.normalize(typed)
                                .toUpperCase(Locale.ROOT)
                                .split("[, ]+"))
                        .filter(country -> !country.isEmpty())
                        .toList();
    }

    public List<ShippingMethod> getAll() {
        return methods.all();
    }

    public String name(ShippingMethod method) {
        return method.text(language.getLocale()).getName();
    }

    /** The form's own, so that it is still known in the address after the form was sent. */
    public String getAddress() {
        return known ? "shipping-method?code=" + RequestParameters.encoded(code) : "shipping-method";
    }

    public StaleEditCheck getEdit() {
        return edit;
    }

    /** The address of the method that has the code already; null where none was found. */
    public String getExisting() {
        return existing == null ? null : "shipping-method?code=" + RequestParameters.encoded(existing);
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

    public boolean isPickUp() {
        return pickUp;
    }

    public void setPickUp(boolean pickUp) {
        this.pickUp = pickUp;
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
