package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.edit.CategoryRepository;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;

/** Backs the category list and form. Without the parameter {@code code}, the form adds a category. */
@Named("categoryForm")
@RequestScoped
public class CategoryFormBean {

    private static final String LIST = "/admin/categories.xhtml?faces-redirect=true&said=";

    @Inject
    private CategoryRepository categories;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private Language language;

    private String code;
    private int position;
    private final TranslatedTexts texts = new TranslatedTexts();
    private boolean known;
    private Map<String, Long> products;

    @PostConstruct
    void open() {
        code = RequestParameters.parameter("code");
        Optional.ofNullable(code).flatMap(categories::find).ifPresent(category -> {
            known = true;
            position = category.getPosition();
            category.getNames().forEach((tag, name) -> texts.show(tag, name, null));
        });
    }

    public void load() {
        if (code != null && !known) {
            NotFoundResponse.answer();
        }
    }

    /** Saves the category or shows validation errors. */
    public String save() {
        if (!texts.isNamed()) {
            FormMessages.wrong(null, "wrong.name", language.getLocale());
            return null;
        }
        admin.saveCategory(code, position, texts.filledIn((name, nothing) -> name));
        return LIST + "SAVED";
    }

    /** Deletes the category if it is empty. */
    public String remove() {
        try {
            admin.removeCategory(code);
            return LIST + "REMOVED";
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
