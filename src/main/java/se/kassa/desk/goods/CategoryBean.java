package se.kassa.desk.goods;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.edit.Categories;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.web.Address;
import se.kassa.platform.web.NotFound;

/** The categories, and the form of one; without a code in the address, a new one. */
@Named("deskCategory")
@RequestScoped
public class CategoryBean {

    private static final String LIST = "/desk/categories.xhtml?faces-redirect=true&said=";

    @Inject
    private Categories categories;

    @Inject
    private GoodsDesk desk;

    @Inject
    private Language language;

    private String code;
    private int position;
    private final Map<String, String> names = new HashMap<>();
    private boolean known;
    private Map<String, Long> products;

    @PostConstruct
    void open() {
        code = Address.parameter("code");
        Optional.ofNullable(code).flatMap(categories::find).ifPresent(category -> {
            known = true;
            position = category.getPosition();
            names.putAll(category.getNames());
        });
    }

    public void load() {
        if (code != null && !known) {
            NotFound.answer();
        }
    }

    /** Keeps the category, or says what is wrong. */
    public String save() {
        Map<String, String> named = names.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!named.containsKey(Languages.DEFAULT.getLanguage())) {
            Said.wrong(null, "wrong.name", language.getLocale());
            return null;
        }
        desk.saveCategory(code, position, named);
        return LIST + "SAVED";
    }

    /** Takes the category away where nothing is in it. */
    public String remove() {
        try {
            desk.removeCategory(code);
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

    /** How many products are in it. */
    public long products(Category one) {
        if (products == null) {
            products = categories.products();
        }
        return products.getOrDefault(one.getCode(), 0L);
    }

    public List<Locale> getLanguages() {
        return Languages.all();
    }

    public boolean isKnown() {
        return known;
    }

    public Map<String, String> getNames() {
        return names;
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
