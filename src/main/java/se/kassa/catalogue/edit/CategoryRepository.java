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
import se.kassa.platform.database.OptimisticVersions;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.security.StaffOnly;

/** Stores and finds categories for editing. */
@ApplicationScoped
@Transactional
public class CategoryRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private DatabaseCatalogue catalogue;

    /** All categories in display order. */
    public List<Category> all() {
        return entityManager
                .createQuery("select c from Category c order by c.position, c.code", Category.class)
                .getResultList();
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(entityManager.find(Category.class, code));
    }

    /**
     * Number of products by category code, including products that are not on sale; categories without products are
     * missing.
     */
    public Map<String, Long> products() {
        Map<String, Long> counts = new HashMap<>();
        entityManager
                .createQuery("select p.category, count(p) from Product p group by p.category", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    /**
     * Creates a category.
     *
     * @param names by language tag; must contain the default language
     * @throws AlreadyExistsException if the code is in use
     */
    @StaffOnly
    public void add(String code, int position, Map<String, String> names) {
        OptimisticVersions.add(entityManager, new Category(code, position, names), code);
        catalogue.invalidate();
    }

    /**
     * Updates a category.
     *
     * @param shownVersion version that the form loaded
     * @param names by language tag; must contain the default language
     * @throws StaleVersionException if the category was changed or removed meanwhile
     */
    @StaffOnly
    public void change(String code, int shownVersion, int position, Map<String, String> names) {
        OptimisticVersions.claim(entityManager, Category.class, "code", code, shownVersion);
        entityManager.find(Category.class, code).change(position, names);
        catalogue.invalidate();
    }

    /**
     * Deletes a category.
     *
     * @param shownVersion version that the form loaded
     * @throws StaleVersionException if the category was changed or removed meanwhile
     * @throws RuntimeException if a product or discount refers to it (foreign key)
     */
    @StaffOnly
    public void remove(String code, int shownVersion) {
        OptimisticVersions.claim(entityManager, Category.class, "code", code, shownVersion);
        find(code).ifPresent(entityManager::remove);
        catalogue.invalidate();
    }
}
