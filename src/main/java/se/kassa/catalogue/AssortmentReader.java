package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Reads what the shop sells, in two statements. */
@ApplicationScoped
public class AssortmentReader {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Assortment read() {
        Assortment assortment = new Assortment(
                entityManager
                        .createQuery(
                                "select distinct c from Category c left join fetch c.names order by c.position",
                                Category.class)
                        .getResultList(),
                entityManager
                        .createQuery(
                                "select distinct p from Product p left join fetch p.texts where p.onSale = true"
                                        + " order by p.position",
                                Product.class)
                        .getResultList());
        entityManager.clear();
        return assortment;
    }
}
