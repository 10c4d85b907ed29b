package se.kassa.order.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Finds orders that nothing has happened to for long; lets one node at a time look, and remembers how far it came. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OldOrders {

    /** An order's place among all, oldest first. */
    record Place(OffsetDateTime createdAt, long id) {

        static final Place BEGINNING = new Place(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), 0);
    }

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /**
     * Claims the look that is due.
     *
     * @param pause until the next one is due
     * @return where to go on; empty where none is due, or another node was faster
     */
    public Optional<Place> claim(Duration pause) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int claimed = entityManager
                .createQuery("update ErasureMark m set m.nextAt = :next where m.id = :id and m.nextAt <= :now")
                .setParameter("next", now.plus(pause))
                .setParameter("id", ErasureMark.ONLY)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0
                ? Optional.empty()
                : Optional.of(
                        entityManager.find(ErasureMark.class, ErasureMark.ONLY).place());
    }

    /** Has the next look go on after a place. */
    public void cameTo(Place place) {
        entityManager
                .createQuery("update ErasureMark m set m.seenAt = :at, m.seenId = :seen where m.id = :id")
                .setParameter("at", place.createdAt())
                .setParameter("seen", place.id())
                .setParameter("id", ErasureMark.ONLY)
                .executeUpdate();
    }

    /** The next orders after a place that know who bought, and that nothing has happened to since a moment. */
    public List<Place> next(Place after, OffsetDateTime since, int atMost) {
        return entityManager
                .createQuery(
                        "select o.createdAt, o.id from Order o where o.erasedAt is null and o.createdAt < :since"
                                + " and (o.createdAt > :at or (o.createdAt = :at and o.id > :id))"
                                + " and not exists (select e from OrderEvent e"
                                + " where e.orderId = o.id and e.lastAt >= :since)"
                                + " order by o.createdAt, o.id",
                        Object[].class)
                .setParameter("since", since)
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(atMost)
                .getResultStream()
                .map(row -> new Place((OffsetDateTime) row[0], (Long) row[1]))
                .toList();
    }
}
