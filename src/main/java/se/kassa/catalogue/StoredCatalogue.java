package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The catalogue in the shop's own database. */
@ApplicationScoped
@Transactional
public class StoredCatalogue implements Catalogue {

    private static final String WITH_TEXTS =
            "select distinct p from Product p left join fetch p.texts where p.onSale = true ";
    private static final String IN_ORDER = " order by p.position";

    private static final String BEGINS = " and (locate(:word#, t.searchText) = 1 or locate(:spaced#, t.searchText) > 0"
            + " or locate(:hyphened#, t.searchText) > 0 or locate(:bracketed#, t.searchText) > 0"
            + " or locate(:word#, lower(p.sku)) = 1 or p.category in :categories#)";
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
        List<String> wanted = SearchText.words(words);
        if (wanted.isEmpty()) {
            return List.of();
        }
        String conditions = IntStream.range(0, wanted.size())
                .mapToObj(i -> BEGINS.replace("#", Integer.toString(i)))
                .collect(Collectors.joining());
        TypedQuery<String> found = entityManager
                .createQuery(
                        "select p.sku from Product p join p.texts t where key(t) = :language" + conditions + IN_ORDER,
                        String.class)
                .setParameter("language", language.getLanguage())
                .setMaxResults(MOST_FOUND);
        for (int i = 0; i < wanted.size(); i++) {
            String word = wanted.get(i);
            found.setParameter("word" + i, word)
                    .setParameter("spaced" + i, " " + word)
                    .setParameter("hyphened" + i, "-" + word)
                    .setParameter("bracketed" + i, "(" + word)
                    .setParameter("categories" + i, categoriesWith(word, language));
        }
        List<String> skus = found.getResultList();
        return skus.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(WITH_TEXTS + "and p.sku in :skus" + IN_ORDER, Product.class)
                        .setParameter("skus", skus)
                        .getResultList();
    }

    /** A query can't ask for one of none: no category has the code that is always among them. */
    private List<String> categoriesWith(String word, Locale language) {
        return Stream.concat(
                        Stream.of(""),
                        categories().stream()
                                .filter(category -> SearchText.begins(category.name(language), word))
                                .map(Category::getCode))
                .toList();
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
