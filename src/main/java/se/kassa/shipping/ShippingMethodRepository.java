package se.kassa.shipping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import se.kassa.platform.cache.Caches;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.database.Versions;

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

    /**
     * Adds a method.
     *
     * @throws AlreadyExistsException where there is one with its code
     */
    public void add(ShippingMethod method) {
        Versions.add(entityManager, method, method.getCode());
        caches.outdate(NAME);
    }

    /**
     * Changes a method.
     *
     * @param shownVersion of the method that the form showed
     * @throws StaleVersionException where the method was changed meanwhile
     */
    public void change(String code, int shownVersion, Consumer<ShippingMethod> change) {
        Versions.claim(entityManager, ShippingMethod.class, "code", code, shownVersion);
        change.accept(entityManager.find(ShippingMethod.class, code));
        caches.outdate(NAME);
    }
}
