package se.kassa.catalogue.edit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.DatabaseCatalogue;
import se.kassa.catalogue.PriceHistory;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductFacts;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.database.Versions;
import se.kassa.platform.security.StaffOnly;
import se.kassa.stock.Stock;
import se.kassa.stock.StockMovedException;

/** Stores and finds products for editing, including those that are not on sale. */
@ApplicationScoped
@Transactional
public class ProductRepository {

    private static final int BATCH = 500;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Stock stock;

    @Inject
    private PriceHistory prices;

    @Inject
    private ProductFacts facts;

    @Inject
    private Clock clock;

    @Inject
    private DatabaseCatalogue catalogue;

    /** All products in display order. */
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

    public Set<String> skus() {
        return new HashSet<>(entityManager
                .createQuery("select p.sku from Product p", String.class)
                .getResultList());
    }

    /**
     * Creates a product.
     *
     * @param actor login name, for the price history
     * @throws AlreadyExistsException if the SKU is in use
     */
    @StaffOnly
    public void add(ProductUpdate change, String actor) {
        Product product = change.toNewProduct(nextPosition(), now());
        Versions.add(entityManager, product, change.sku());
        prices.begin(product, actor);
        facts.save(Map.of(change.sku(), change.details().facts()));
        if (change.stock().isSet()) {
            stock.set(change.sku(), change.stock().value());
        }
        catalogue.invalidate();
    }

    /**
     * Updates a product from a form; the stock as {@link Stock#change} does.
     *
     * @param shownVersion version that the form loaded
     * @param shownStock stock that the form loaded; null if it was not tracked
     * @param actor login name, for the price history
     * @throws StaleVersionException if the product was changed or removed meanwhile
     * @throws StockMovedException if the stock cannot be changed by the difference
     */
    @StaffOnly
    public void change(ProductUpdate change, int shownVersion, Integer shownStock, String actor) {
        Versions.claim(entityManager, Product.class, "sku", change.sku(), shownVersion);
        prices.change(entityManager.find(Product.class, change.sku()), edited -> change.applyTo(edited, now()), actor);
        facts.save(Map.of(change.sku(), change.details().facts()));
        entityManager.flush();
        if (change.stock().isSet()) {
            stock.change(change.sku(), shownStock, change.stock().value());
        }
        catalogue.invalidate();
    }

    /**
     * Creates or updates products by SKU in one transaction, without a version check and with few statements per
     * product.
     *
     * @param actor login name, for the price history
     */
    @StaffOnly
    public void saveAll(List<ProductUpdate> changes, String actor) {
        Map<String, Product> known = known(changes);
        int position = nextPosition();
        OffsetDateTime now = now();
        for (ProductUpdate change : changes) {
            Product product = known.get(change.sku());
            if (product == null) {
                Product added = change.toNewProduct(position++, now);
                entityManager.persist(added);
                prices.begin(added, actor);
            } else {
                prices.change(product, edited -> change.applyTo(edited, now), actor);
            }
        }
        facts.save(changes.stream()
                .filter(change -> !change.details().facts().isEmpty())
                .collect(Collectors.toMap(
                        ProductUpdate::sku, change -> change.details().facts())));
        entityManager.flush();
        entityManager.clear();
        stock.setAll(levels(changes));
        catalogue.invalidate();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Map<String, Integer> levels(List<ProductUpdate> changes) {
        Map<String, Integer> levels = new HashMap<>();
        changes.stream()
                .filter(change -> change.stock().isSet())
                .forEach(change -> levels.put(change.sku(), change.stock().value()));
        return levels;
    }

    private Map<String, Product> known(List<ProductUpdate> changes) {
        List<String> skus = changes.stream().map(ProductUpdate::sku).sorted().toList();
        Map<String, Product> known = new HashMap<>();
        for (int from = 0; from < skus.size(); from += BATCH) {
            List<String> some = skus.subList(from, Math.min(skus.size(), from + BATCH));
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
