package se.kassa.platform.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Tells nodes apart what they have read: the database counts the changes of each cached value. */
@ApplicationScoped
public class CacheGenerations {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** How often the value with a name that the schema has was changed. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public long of(String name) {
        return ((Number) entityManager
                        .createNativeQuery("select generation from cache_generation where name = ?1")
                        .setParameter(1, name)
                        .getSingleResult())
                .longValue();
    }

    /** Counts one more. Whoever else changes the same value waits until the transaction ends: call it last. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void raise(String name) {
        entityManager.flush();
        entityManager
                .createNativeQuery("update cache_generation set generation = generation + 1 where name = ?1")
                .setParameter(1, name)
                .executeUpdate();
    }
}
