package se.kassa.catalogue.edit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.DatabaseCatalogue;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.database.Versions;

/** The shelves of the shop, edited. */
@ApplicationScoped
@Transactional
public class CategoryRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private DatabaseCatalogue catalogue;

    /** In their order. */
    public List<Category> all() {
        return entityManager
                .createQuery("select c from Category c order by c.position, c.code", Category.class)
                .getResultList();
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(entityManager.find(Category.class, code));
    }

    /** How many products each has, by code, those that are not on sale among them; none where there are none. */
    public Map<String, Long> products() {
        Map<String, Long> counts = new HashMap<>();
        entityManager
                .createQuery("select p.category, count(p) from Product p group by p.category", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    /**
     * Adds a category.
     *
     * @param names by language tag; the shop's own language must be among them
     * @throws AlreadyExistsException where there is one with its code
     */
    public void add(String code, int position, Map<String, String> names) {
        Versions.add(entityManager, new Category(code, position, names), code);
        catalogue.changed();
    }

    /**
     * Changes a category.
     *
     * @param shownVersion of the category that the form showed
     * @param names by language tag; the shop's own language must be among them
     * @throws StaleVersionException where the category was changed or removed meanwhile
     */
    public void change(String code, int shownVersion, int position, Map<String, String> names) {
        Versions.claim(entityManager, Category.class, "code", code, shownVersion);
        entityManager.find(Category.class, code).change(position, names);
        catalogue.changed();
    }

    /**
     * Takes a category away, if it is there.
     *
     * @throws RuntimeException where a product or a discount code is in it: the database holds it
     */
    public void remove(String code) {
        find(code).ifPresent(entityManager::remove);
        catalogue.changed();
    }
}
