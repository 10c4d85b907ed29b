package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.edit.CategoryRepository;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;

/** Backs the category list and form. Without the parameter {@code code}, the form adds a category. */
@Named("categoryForm")
@RequestScoped
public class CategoriesBean {

    private static final String LIST = "/admin/categories.xhtml?faces-redirect=true&status=";

    @Inject
    private CategoryRepository categories;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private Language language;

    @NotNull(message = "{admin.invalid.category}")
    @Pattern(regexp = "[a-z0-9-]{1,32}", message = "{admin.invalid.category}")
    private String code;

    @PositiveOrZero(message = "{admin.invalid.number}")
    @Max(value = 99_999, message = "{admin.invalid.number}")
    private int position;

    private final TranslatedTexts texts = new TranslatedTexts();
    private boolean known;
    private StaleEditCheck edit;
    private String existing;
    private Map<String, Long> products;

    @PostConstruct
    void open() {
        code = RequestParameters.parameter("code");
        Texts labels = Texts.admin(language.getLocale());
        List<StaleEditCheck.Field<?>> fields = new ArrayList<>(
                List.of(new StaleEditCheck.Field<>(labels.get("sortOrder"), this::getPosition, this::setPosition)));
        fields.addAll(StaleEditCheck.of(texts, labels.get("name"), labels.get("description")));
        edit = new StaleEditCheck(fields);
        Optional.ofNullable(code).flatMap(categories::find).ifPresent(category -> {
            show(category);
            edit.show(category.getVersion());
        });
    }

    private void show(Category category) {
        known = true;
        position = category.getPosition();
        texts.clear();
        category.getNames().forEach((tag, name) -> texts.show(tag, name, null));
    }

    /** Answers 404 if the form is opened for something that does not exist; a form that is sent may be about something new. */
    public void load() {
        if (code != null && !known && !FacesContext.getCurrentInstance().isPostback()) {
            NotFoundResponse.send();
        }
    }

    /** Saves the category or shows validation errors. */
    public String save() {
        Map<String, String> names = texts.filledIn((name, nothing) -> name);
        try {
            if (!StaleEditCheck.isSent()) {
                admin.addCategory(code, position, names);
            } else if (known) {
                admin.changeCategory(code, edit.version(), position, names);
            } else {
                return wrong(null, "edit.gone");
            }
            return LIST + "SAVED";
        } catch (AlreadyExistsException e) {
            existing = e.key();
            return wrong("category:code", "invalid.code.taken");
        } catch (StaleVersionException e) {
            return isOutdated() ? null : save();
        }
    }

    /** Shows what somebody else changed meanwhile. Returns whether it was anything that the form shows. */
    private boolean isOutdated() {
        Category present = categories.find(code).orElse(null);
        if (present == null) {
            wrong(null, "edit.gone");
            return true;
        }
        return edit.mergeIfOutdated(present.getVersion(), () -> show(present));
    }

    private String wrong(String component, String key) {
        FormErrors.add(component, key, language.getLocale());
        return null;
    }

    /** Deletes the category if it is empty. */
    public String remove() {
        if (!known) {
            return wrong(null, "edit.gone");
        }
        try {
            admin.removeCategory(code, edit.version());
            return LIST + "REMOVED";
        } catch (StaleVersionException e) {
            return isOutdated() ? null : remove();
        } catch (PersistenceException | TransactionalException e) {
            return LIST + "NOT_EMPTY";
        }
    }

    public List<Category> getAll() {
        return categories.all();
    }

    public String name(Category one) {
        return one.name(language.getLocale());
    }

    /** The number of products in the category. */
    public long products(Category one) {
        if (products == null) {
            products = categories.products();
        }
        return products.getOrDefault(one.getCode(), 0L);
    }

    public TranslatedTexts getTexts() {
        return texts;
    }

    /** The form's own, so that it is still known in the address after the form was sent. */
    public String getAddress() {
        return known ? "category?code=" + RequestParameters.encoded(code) : "category";
    }

    public StaleEditCheck getEdit() {
        return edit;
    }

    /** The address of the category that has the code already; null where none was found. */
    public String getExisting() {
        return existing == null ? null : "category?code=" + RequestParameters.encoded(existing);
    }

    public boolean isKnown() {
        return known;
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
}
