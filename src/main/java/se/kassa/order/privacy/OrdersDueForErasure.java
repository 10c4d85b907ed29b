package se.kassa.order.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.platform.jobs.JobCheckpoints.Place;

/** Finds orders that nothing has happened to for long. Their place is when they were placed, and their id. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OrdersDueForErasure {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** The next orders after a place that know who bought, and that nothing has happened to since a moment. */
    public List<Place> next(Place after, OffsetDateTime since, int atMost) {
        return entityManager
                .createQuery(
                        "select o.createdAt, o.id from Order o where o.erasedAt is null and o.createdAt < :since"
                                + " and (o.createdAt > :at or (o.createdAt = :at and o.id > :id))"
                                + " and not exists (select e from OrderHistoryEntry e"
                                + " where e.orderId = o.id and e.lastAt >= :since)"
                                + " order by o.createdAt, o.id",
                        Object[].class)
                .setParameter("since", since)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(atMost)
                .getResultStream()
                .map(row -> new Place((OffsetDateTime) row[0], (Long) row[1]))
                .toList();
    }
}
