package se.kassa.shipping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import se.kassa.platform.cache.Caches;

/** All delivery methods, as the database has them. */
@ApplicationScoped
@Transactional
public class ShippingMethodRepository {

    static final String NAME = "delivery methods";

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Caches caches;

    /**
     * In the order in which they are offered, those that are not enabled too. Read in a transaction of its own, because many
     * threads share them.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<ShippingMethod> all() {
        return entityManager
                .createQuery("select m from ShippingMethod m order by m.position, m.code", ShippingMethod.class)
                .getResultList();
    }

    public Optional<ShippingMethod> find(String code) {
        return Optional.ofNullable(entityManager.find(ShippingMethod.class, code));
    }

    /** Adds a method, or keeps the changes of one that is there. */
    public void save(ShippingMethod method) {
        entityManager.merge(method);
        caches.outdate(NAME);
    }
}
