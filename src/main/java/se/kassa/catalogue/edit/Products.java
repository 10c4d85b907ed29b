package se.kassa.catalogue.edit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.Product;
import se.kassa.stock.Stock;

/** Every product, also those that are not on sale. */
@ApplicationScoped
@Transactional
public class Products {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Stock stock;

    /** In the order of the shelf. */
    public List<Product> all() {
        return entityManager
                .createQuery(
                        "select distinct p from Product p left join fetch p.texts order by p.position, p.sku",
                        Product.class)
                .getResultList();
    }

    public List<Category> categories() {
        return entityManager
                .createQuery(
                        "select distinct c from Category c left join fetch c.names order by c.position", Category.class)
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
    public void save(ProductChange change) {
        Product product = find(change.sku()).orElse(null);
        if (product == null) {
            product = change.toNewProduct(nextPosition());
            entityManager.persist(product);
            entityManager.flush();
        } else {
            change.applyTo(product);
        }
        if (change.stocked()) {
            stock.set(change.sku(), change.stock());
        }
    }

    /** All or nothing. */
    public void saveAll(List<ProductChange> changes) {
        changes.forEach(this::save);
    }

    private int nextPosition() {
        Integer last = entityManager
                .createQuery("select max(p.position) from Product p", Integer.class)
                .getSingleResult();
        return last == null ? 1 : last + 1;
    }
}
