package se.kassa.order.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.platform.jobs.JobCheckpoints.Position;

/** Finds orders without recent changes. Positions are the time of placing and the id. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OrdersDueForErasure {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** The next orders after a position that still have personal data and have not changed since a time. */
    public List<Position> next(Position after, OffsetDateTime since, int atMost) {
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
                .map(row -> new Position((OffsetDateTime) row[0], (Long) row[1]))
                .toList();
    }
}
