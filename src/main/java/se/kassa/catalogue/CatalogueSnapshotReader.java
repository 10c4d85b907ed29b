package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Reads the catalogue in four statements. */
@ApplicationScoped
public class CatalogueSnapshotReader {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    CatalogueSnapshot read() {
        CatalogueSnapshot snapshot = new CatalogueSnapshot(
                entityManager
                        .createQuery("select c from Category c order by c.position", Category.class)
                        .getResultList(),
                entityManager
                        .createQuery(
                                "select p from Product p where p.onSale = true" + " order by p.position", Product.class)
                        .getResultList());
        entityManager.clear();
        return snapshot;
    }
}
