package se.kassa.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** All delivery methods. */
@ApplicationScoped
@Transactional
public class DeliveryMethods {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** In the order in which they are offered, those that are not enabled too. */
    public List<DeliveryMethod> all() {
        return entityManager
                .createQuery(
                        "select distinct m from DeliveryMethod m left join fetch m.texts order by m.position, m.code",
                        DeliveryMethod.class)
                .getResultList();
    }

    /**
     * Those that take a parcel, in the order in which they are offered.
     *
     * @param grams its weight
     * @param country where it goes, ISO 3166-1 alpha-2
     */
    public List<DeliveryMethod> taking(long grams, String country) {
        return all().stream().filter(method -> method.takes(grams, country)).toList();
    }

    public Optional<DeliveryMethod> find(String code) {
        return Optional.ofNullable(entityManager.find(DeliveryMethod.class, code));
    }

    /** Adds a method, or keeps the changes of one that is there. */
    public void save(DeliveryMethod method) {
        entityManager.merge(method);
    }
}
