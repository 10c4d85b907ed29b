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
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.database.Versions;
import se.kassa.stock.Stock;
import se.kassa.stock.StockMovedException;

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

    /**
     * Adds a product.
     *
     * @throws AlreadyExistsException where there is one with its number
     */
    public void add(ProductUpdate change) {
        Versions.add(entityManager, change.toNewProduct(nextPosition()), change.sku());
        if (change.stocked()) {
            stock.set(change.sku(), change.stock());
        }
        catalogue.changed();
    }

    /**
     * Changes a product as a form that showed it asks for; the stock as {@link Stock#change} does.
     *
     * @param shownVersion of the product that the form showed
     * @param shownStock null where the product was not counted
     * @throws StaleVersionException where the product was changed or removed meanwhile
     * @throws StockMovedException where the stock can't be changed by the difference
     */
    public void change(ProductUpdate change, int shownVersion, Integer shownStock) {
        Versions.claim(entityManager, Product.class, "sku", change.sku(), shownVersion);
        change.applyTo(entityManager.find(Product.class, change.sku()));
        entityManager.flush();
        if (change.stocked()) {
            stock.change(change.sku(), shownStock, change.stock());
        }
        catalogue.changed();
    }

    /**
     * Adds products, and changes those whose numbers there are, whatever anybody's form shows of them. All or nothing.
     * Takes few statements for each product, however many there are.
     */
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
        List<String> skus = changes.stream().map(ProductUpdate::sku).sorted().toList();
        Map<String, Product> known = new HashMap<>();
        for (int from = 0; from < skus.size(); from += MOST_AT_ONCE) {
            List<String> some = skus.subList(from, Math.min(skus.size(), from + MOST_AT_ONCE));
            Versions.increment(entityManager, Product.class, "sku", some);
            entityManager
                    .createQuery("select p from Product p where p.sku in :skus", Product.class)
                    .setParameter("skus", some)
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
