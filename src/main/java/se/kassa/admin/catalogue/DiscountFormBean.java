package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.discount.Discount;
import se.kassa.discount.Discount.Kind;
import se.kassa.discount.DiscountRepository;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.money.ValidPrice;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.text.DayText;
import se.kassa.platform.text.ValidDay;
import se.kassa.platform.web.RequestParameters;

/** Backs the list and form of discount codes. Days are in the shop's time zone; the last day is included. */
@Named("discountForm")
@RequestScoped
public class DiscountFormBean {

    @Inject
    private DiscountRepository discounts;

    @Inject
    private ProductRepository products;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private ShopSettings settings;

    @Inject
    private Clock clock;

    @Inject
    private Language language;

    private String code;
    private boolean enabled = true;
    private Kind kind = Kind.PERCENT;
    private String worth;

    @ValidDay(message = "{admin.invalid.day}")
    private String from;

    @ValidDay(message = "{admin.invalid.day}")
    private String until;

    @ValidPrice(message = "{admin.invalid.price}")
    private String minimum;

    @Positive(message = "{admin.invalid.limit}")
    @Max(value = 99_999_999, message = "{admin.invalid.number}")
    private Integer mostUses;

    @Positive(message = "{admin.invalid.limit}")
    @Max(value = 99_999_999, message = "{admin.invalid.number}")
    private Integer mostPerCustomer;

    private String category;
    private boolean forEverybody;
    private boolean known;
    private StaleEditCheck edit;
    private String existing;

    @PostConstruct
    void open() {
        code = RequestParameters.parameter("code");
        Texts labels = Texts.admin(language.getLocale());
        edit = new StaleEditCheck(List.of(
                new StaleEditCheck.Field<>(labels.get("discount.type"), this::getKind, this::setKind),
                new StaleEditCheck.Field<>(labels.get("discount.value.unit"), this::getWorth, this::setWorth),
                new StaleEditCheck.Field<>(labels.get("valid.from"), this::getFrom, this::setFrom),
                new StaleEditCheck.Field<>(labels.get("valid.until"), this::getUntil, this::setUntil),
                new StaleEditCheck.Field<>(labels.get("discount.minimum"), this::getMinimum, this::setMinimum),
                new StaleEditCheck.Field<>(labels.get("discount.limit"), this::getMostUses, this::setMostUses),
                new StaleEditCheck.Field<>(
                        labels.get("discount.limit.customer"), this::getMostPerCustomer, this::setMostPerCustomer),
                new StaleEditCheck.Field<>(labels.get("category"), this::getCategory, this::setCategory),
                new StaleEditCheck.Field<>(
                        labels.get("discount.everybody"), this::isForEverybody, this::setForEverybody),
                new StaleEditCheck.Field<>(labels.get("active"), this::isEnabled, this::setEnabled)));
        Optional.ofNullable(code).flatMap(discounts::find).ifPresent(discount -> {
            show(discount);
            edit.show(discount.getVersion());
        });
    }

    private void show(Discount discount) {
        Discount.Terms terms = discount.getTerms();
        known = true;
        enabled = discount.isEnabled();
        kind = discount.getKind();
        worth = MoneyText.write(discount.getWorth());
        from = terms.from() == null ? null : day(terms.from()).toString();
        until = terms.until() == null ? null : day(terms.until()).minusDays(1).toString();
        minimum = MoneyText.write(terms.minimum());
        mostUses = terms.maxUses();
        mostPerCustomer = terms.maxUsesPerCustomer();
        category = terms.category();
        forEverybody = discount.isForEverybody();
    }

    private LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(settings.timeZone()).toLocalDate();
    }

    /** Saves the code or shows validation errors. Percentages and amounts have at most two decimals. */
    public String save() {
        return isValid() ? saveValid() : null;
    }

    /** Checks what the constraints of the fields do not; shows every error at its field. */
    private boolean isValid() {
        return check(known || Discount.isCode(code), "code", "invalid.discount")
                & check(isWorthValid(), "worth", kind == Kind.PERCENT ? "invalid.percent" : "invalid.amount");
    }

    private boolean check(boolean right, String field, String key) {
        if (!right) {
            wrong("discount:" + field, key);
        }
        return right;
    }

    private boolean isWorthValid() {
        return kind == Kind.FREE_SHIPPING
                || Optional.ofNullable(worth)
                        .flatMap(MoneyText::parse)
                        .filter(value -> Discount.fits(kind, value))
                        .isPresent();
    }

    private String saveValid() {
        try {
            if (!StaleEditCheck.isSent()) {
                Discount discount = new Discount(code);
                changeTo().accept(discount);
                admin.add(discount);
            } else if (known) {
                admin.changeDiscount(code, edit.version(), changeTo());
            } else {
                return wrong(null, "edit.gone");
            }
            return "/admin/discounts.xhtml?faces-redirect=true&status=SAVED";
        } catch (AlreadyExistsException e) {
            existing = e.key();
            return wrong("discount:code", "invalid.code.taken");
        } catch (StaleVersionException e) {
            Discount present = discounts.find(code).orElseThrow();
            return edit.mergeIfOutdated(present.getVersion(), () -> show(present)) ? null : saveValid();
        }
    }

    private String wrong(String component, String key) {
        FormErrors.add(component, key, language.getLocale());
        return null;
    }

    private Consumer<Discount> changeTo() {
        Kind newKind = kind;
        boolean nowEnabled = enabled;
        long newWorth = kind == Kind.FREE_SHIPPING ? 0 : amount(worth);
        Discount.Terms terms = new Discount.Terms(
                midnight(from, 0),
                midnight(until, 1),
                minimum == null ? 0 : amount(minimum),
                mostUses,
                mostPerCustomer,
                category);
        boolean announced = forEverybody;
        return discount -> {
            discount.change(nowEnabled, newKind, newWorth, terms);
            discount.setForEverybody(announced, OffsetDateTime.now(clock));
        };
    }

    private static long amount(String text) {
        return Optional.ofNullable(text).flatMap(MoneyText::parse).orElseThrow(IllegalArgumentException::new);
    }

    private OffsetDateTime midnight(String day, int daysLater) {
        return day == null
                ? null
                : DayText.parse(day)
                        .orElseThrow(IllegalArgumentException::new)
                        .plusDays(daysLater)
                        .atStartOfDay(settings.timeZone())
                        .toOffsetDateTime();
    }

    public List<Discount> getAll() {
        return discounts.all();
    }

    public long uses(Discount discount) {
        return discounts.uses(discount.getCode());
    }

    /** The form's own, so that it is still known in the address after the form was sent. */
    public String getAddress() {
        return known ? "discount?code=" + RequestParameters.encoded(code) : "discount";
    }

    public StaleEditCheck getEdit() {
        return edit;
    }

    /** The address of the code that is there already; null where none was found. */
    public String getExisting() {
        return existing == null ? null : "discount?code=" + RequestParameters.encoded(existing);
    }

    public boolean isKnown() {
        return known;
    }

    public List<Kind> getKinds() {
        return List.of(Kind.values());
    }

    public List<Category> getCategories() {
        return products.categories();
    }

    public String categoryName(Category one) {
        return one.name(language.getLocale());
    }

    /** Whether the code is announced to everybody. */
    public boolean isForEverybody() {
        return forEverybody;
    }

    public void setForEverybody(boolean forEverybody) {
        this.forEverybody = forEverybody;
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

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public String getWorth() {
        return worth;
    }

    public void setWorth(String worth) {
        this.worth = worth;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public String getMinimum() {
        return minimum;
    }

    public void setMinimum(String minimum) {
        this.minimum = minimum;
    }

    public Integer getMostUses() {
        return mostUses;
    }

    public void setMostUses(Integer mostUses) {
        this.mostUses = mostUses;
    }

    public Integer getMostPerCustomer() {
        return mostPerCustomer;
    }

    public void setMostPerCustomer(Integer mostPerCustomer) {
        this.mostPerCustomer = mostPerCustomer;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }
}
