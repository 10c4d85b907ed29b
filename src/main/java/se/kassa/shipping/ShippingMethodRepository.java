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
import se.kassa.platform.database.OptimisticVersions;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.security.StaffOnly;

/** Stores and finds shipping methods. */
@ApplicationScoped
@Transactional
public class ShippingMethodRepository {

    static final String NAME = "delivery methods";

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Caches caches;

    /**
     * All methods in display order, including disabled ones. Reads in a new transaction because the result is shared
     * between threads.
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
     * Creates a method.
     *
     * @throws AlreadyExistsException if the code is in use
     */
    @StaffOnly
    public void add(ShippingMethod method) {
        OptimisticVersions.add(entityManager, method, method.getCode());
        caches.invalidate(NAME);
    }

    /**
     * Updates a method.
     *
     * @param shownVersion version that the form loaded
     * @throws StaleVersionException if the method was changed meanwhile
     */
    @StaffOnly
    public void change(String code, int shownVersion, Consumer<ShippingMethod> change) {
        OptimisticVersions.claim(entityManager, ShippingMethod.class, "code", code, shownVersion);
        change.accept(entityManager.find(ShippingMethod.class, code));
        caches.invalidate(NAME);
    }
}
