package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads the catalogue in four statements, and more for products on sale. */
@ApplicationScoped
public class CatalogueSnapshotReader {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private PriceHistoryRepository prices;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    CatalogueSnapshot read() {
        List<Product> products = entityManager
                .createQuery("select p from Product p where p.onSale = true order by p.position", Product.class)
                .getResultList();
        prices.showPriorPrices(products);
        CatalogueSnapshot snapshot = new CatalogueSnapshot(
                entityManager
                        .createQuery("select c from Category c order by c.position", Category.class)
                        .getResultList(),
                products);
        entityManager.clear();
        return snapshot;
    }
}
