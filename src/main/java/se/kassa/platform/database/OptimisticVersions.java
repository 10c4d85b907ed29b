package se.kassa.platform.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;

/**
 * Optimistic versions of entities that staff edit. An entity maps its column {@code version} neither insertable nor
 * updatable, and only these statements increment it: JPA providers differ in whether a changed collection increments a
 * {@code @Version}, and some columns of these tables change without an edit. The statement also locks the row until the
 * transaction ends.
 */
public final class OptimisticVersions {

    private OptimisticVersions() {}

    /**
     * Claims the edit of an entity. Call it before the entity is read in the transaction.
     *
     * @param id the name of the attribute that is the identifier
     * @param shown the version that the form showed
     * @throws StaleVersionException if the entity has another version or does not exist
     */
    public static void claim(EntityManager entityManager, Class<?> type, String id, String key, int shown) {
        int claimed = entityManager
                .createQuery("update " + type.getSimpleName() + " e set e.version = e.version + 1 where e." + id
                        + " = :key and e.version = :shown")
                .setParameter("key", key)
                .setParameter("shown", shown)
                .executeUpdate();
        if (claimed == 0) {
            throw new StaleVersionException(key, shown);
        }
    }

    /** Increments the versions of several entities, whatever they are. Keys that do not exist are ignored. */
    public static void increment(EntityManager entityManager, Class<?> type, String id, List<String> keys) {
        entityManager
                .createQuery("update " + type.getSimpleName() + " e set e.version = e.version + 1 where e." + id
                        + " in :keys")
                .setParameter("keys", keys)
                .executeUpdate();
    }

    /**
     * Adds an entity that must not exist yet.
     *
     * @throws AlreadyExistsException if its key is taken, also by a transaction that adds it at the same moment
     */
    public static void add(EntityManager entityManager, Object entity, String key) {
        if (entityManager.find(entity.getClass(), key) != null) {
            throw new AlreadyExistsException(key);
        }
        try {
            entityManager.persist(entity);
            entityManager.flush();
        } catch (PersistenceException e) {
            throw UniqueViolation.isCauseOf(e) ? new AlreadyExistsException(key) : e;
        }
    }
}
