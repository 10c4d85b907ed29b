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
import se.kassa.catalogue.PriceHistoryRepository;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductFacts;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.OptimisticVersions;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.security.StaffOnly;
import se.kassa.stock.Stock;
import se.kassa.stock.StockMovedException;

/** Stores and finds products for editing, including those that are not on sale. */
@ApplicationScoped
@Transactional
public class ProductRepository {

    private static final int BATCH = 500;

    /** Stands for the version of a product that does not exist. */
    private static final int MISSING = -1;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Stock stock;

    @Inject
    private PriceHistoryRepository prices;

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
        OptimisticVersions.add(entityManager, product, change.sku());
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
        OptimisticVersions.claim(entityManager, Product.class, "sku", change.sku(), shownVersion);
        prices.change(entityManager.find(Product.class, change.sku()), edited -> change.applyTo(edited, now()), actor);
        facts.save(Map.of(change.sku(), change.details().facts()));
        entityManager.flush();
        if (change.stock().isSet()) {
            stock.change(change.sku(), shownStock, change.stock().value());
        }
        catalogue.invalidate();
    }

    /** Versions and stock levels of these products, by SKU; those that do not exist are missing. */
    public Map<String, ProductState> states(Set<String> skus) {
        Map<String, Integer> levels = stock.levels();
        Map<String, ProductState> states = new HashMap<>();
        entityManager.createQuery("select p.sku, p.version from Product p", Object[].class).getResultList().stream()
                .filter(row -> skus.contains((String) row[0]))
                .forEach(row ->
                        states.put((String) row[0], new ProductState((Integer) row[1], levels.get((String) row[0]))));
        return states;
    }

    /**
     * Creates or updates products by SKU in one transaction and with few statements per product; the stock as
     * {@link Stock#change} does.
     *
     * @param shown {@linkplain #states states} that staff agreed to change; missing for products that are to be created
     * @param actor login name, for the price history
     * @throws StaleVersionException if a product was added, changed or removed meanwhile
     * @throws StockMovedException if a stock level cannot be changed by the difference
     */
    @StaffOnly
    public void saveAll(List<ProductUpdate> changes, Map<String, ProductState> shown, String actor) {
        Map<String, Product> known = known(changes, shown);
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
        Map<String, Integer> shownLevels = new HashMap<>();
        shown.forEach((sku, state) -> shownLevels.put(sku, state.stock()));
        stock.changeAll(shownLevels, levels(changes));
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

    private Map<String, Product> known(List<ProductUpdate> changes, Map<String, ProductState> shown) {
        List<String> skus = changes.stream().map(ProductUpdate::sku).sorted().toList();
        Map<String, Product> known = new HashMap<>();
        for (int from = 0; from < skus.size(); from += BATCH) {
            List<String> some = skus.subList(from, Math.min(skus.size(), from + BATCH));
            OptimisticVersions.increment(entityManager, Product.class, "sku", some);
            checkVersions(some, shown);
            entityManager
                    .createQuery("select p from Product p where p.sku in :skus", Product.class)
                    .setParameter("skus", some)
                    .getResultList()
                    .forEach(product -> known.put(product.getSku(), product));
        }
        return known;
    }

    /** Compares the incremented versions with the shown ones. A query reads the columns, since a cache may not know them. */
    private void checkVersions(List<String> skus, Map<String, ProductState> shown) {
        Map<String, Integer> incremented = new HashMap<>();
        entityManager
                .createQuery("select p.sku, p.version from Product p where p.sku in :skus", Object[].class)
                .setParameter("skus", skus)
                .getResultList()
                .forEach(row -> incremented.put((String) row[0], (Integer) row[1]));
        for (String sku : skus) {
            int before = shown.containsKey(sku) ? shown.get(sku).version() : MISSING;
            int now = incremented.containsKey(sku) ? incremented.get(sku) - 1 : MISSING;
            if (before != now) {
                throw new StaleVersionException(sku, before);
            }
        }
    }

    private int nextPosition() {
        Integer last = entityManager
                .createQuery("select max(p.position) from Product p", Integer.class)
                .getSingleResult();
        return last == null ? 1 : last + 1;
    }
}
