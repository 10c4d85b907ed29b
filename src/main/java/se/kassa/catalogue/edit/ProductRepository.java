package se.kassa.catalogue.edit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.DatabaseCatalogue;
import se.kassa.catalogue.Product;
import se.kassa.stock.Stock;

/** Every product, also those that are not on sale. */
@ApplicationScoped
@Transactional
public class ProductRepository {

    private static final int MOST_AT_ONCE = 500;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Stock stock;

    @Inject
    private DatabaseCatalogue catalogue;

    /** In the order of the shelf. */
    public List<Product> all() {
        return entityManager
                .createQuery("select p from Product p order by p.position, p.sku", Product.class)
                .getResultList();
    }

    public List<Category> categories() {
        return entityManager
                .createQuery("select c from Category c order by c.position", Category.class)
                .getResultList();
    }

    public Optional<Product> find(String sku) {
        return Optional.ofNullable(entityManager.find(Product.class, sku));
    }

    public Set<String> numbers() {
        return new HashSet<>(entityManager
                .createQuery("select p.sku from Product p", String.class)
                .getResultList());
    }

    /** Adds a product or changes the one with its number. */
    public void save(ProductUpdate change) {
        saveAll(List.of(change));
    }

    /** All or nothing. Takes few statements for each product, however many there are. */
    public void saveAll(List<ProductUpdate> changes) {
        Map<String, Product> known = known(changes);
        int position = nextPosition();
        for (ProductUpdate change : changes) {
            Product product = known.get(change.sku());
            if (product == null) {
                entityManager.persist(change.toNewProduct(position++));
            } else {
                change.applyTo(product);
            }
        }
        entityManager.flush();
        entityManager.clear();
        stock.setAll(levels(changes));
        catalogue.changed();
    }

    private static Map<String, Integer> levels(List<ProductUpdate> changes) {
        Map<String, Integer> levels = new HashMap<>();
        changes.stream().filter(ProductUpdate::stocked).forEach(change -> levels.put(change.sku(), change.stock()));
        return levels;
    }

    private Map<String, Product> known(List<ProductUpdate> changes) {
        List<String> skus = changes.stream().map(ProductUpdate::sku).toList();
        Map<String, Product> known = new HashMap<>();
        for (int from = 0; from < skus.size(); from += MOST_AT_ONCE) {
            entityManager
                    .createQuery("select p from Product p where p.sku in :skus", Product.class)
                    .setParameter("skus", skus.subList(from, Math.min(skus.size(), from + MOST_AT_ONCE)))
                    .getResultList()
                    .forEach(product -> known.put(product.getSku(), product));
        }
        return known;
    }

    private int nextPosition() {
        Integer last = entityManager
                .createQuery("select max(p.position) from Product p", Integer.class)
                .getSingleResult();
        return last == null ? 1 : last + 1;
    }
}
