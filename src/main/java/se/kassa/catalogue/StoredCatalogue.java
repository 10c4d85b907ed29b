package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue in the shop's own database. */
@ApplicationScoped
@Transactional
public class StoredCatalogue implements Catalogue {

    private static final String WITH_TEXTS =
            "select distinct p from Product p left join fetch p.texts where p.onSale = true ";
    private static final String IN_ORDER = " order by p.position";

    private static final int MOST_FOUND = 1_000;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Override
    public List<Category> categories() {
        return entityManager
                .createQuery(
                        "select distinct c from Category c left join fetch c.names order by c.position", Category.class)
                .getResultList();
    }

    @Override
    public List<Product> all() {
        return entityManager.createQuery(WITH_TEXTS + IN_ORDER, Product.class).getResultList();
    }

    @Override
    public List<Product> ofCategory(String category) {
        return entityManager
                .createQuery(WITH_TEXTS + "and p.category = :category" + IN_ORDER, Product.class)
                .setParameter("category", category)
                .getResultList();
    }

    /**
     * In two steps, for EclipseLink writes the values of a query with {@code exists} into its text, and H2 does not take a
     * truth that is written so.
     */
    @Override
    public List<Product> search(String words, Locale language) {
        List<String> skus = entityManager
                .createQuery(
                        "select p.sku from Product p join p.texts t where key(t) = :language"
                                + " and locate(:words, t.searchText) > 0" + IN_ORDER,
                        String.class)
                .setParameter("language", language.getLanguage())
                .setParameter("words", SearchText.words(words))
                .setMaxResults(MOST_FOUND)
                .getResultList();
        return skus.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(WITH_TEXTS + "and p.sku in :skus" + IN_ORDER, Product.class)
                        .setParameter("skus", skus)
                        .getResultList();
    }

    @Override
    public Optional<Product> find(String sku) {
        return Optional.ofNullable(entityManager.find(Product.class, sku)).filter(Product::isOnSale);
    }

    @Override
    public Map<String, Product> find(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .createQuery(WITH_TEXTS + "and p.sku in :skus", Product.class)
                .setParameter("skus", skus)
                .getResultStream()
                .collect(Collectors.toMap(Product::getSku, Function.identity()));
    }
}
