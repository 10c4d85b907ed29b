package se.kassa.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Lets one node at a time look through something from time to time, and remembers how far it came. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class JobCheckpoints {

    /**
     * How far a look came.
     *
     * @param id tells apart what is of the same moment; 0 where nothing has to be
     */
    public record Place(OffsetDateTime at, long id) {

        /** Before everything. */
        public static final Place BEGINNING = new Place(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), 0);
    }

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /**
     * Claims the look that is due.
     *
     * @param name of a mark that the schema has
     * @param pause until the next one is due
     * @return where to go on; empty where none is due, or another node was faster
     */
    public Optional<Place> claim(String name, Duration pause) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int claimed = entityManager
                .createQuery("update JobCheckpoint m set m.nextAt = :next where m.name = :name and m.nextAt <= :now")
                .setParameter("next", now.plus(pause))
                .setParameter("name", name)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0
                ? Optional.empty()
                : Optional.of(entityManager.find(JobCheckpoint.class, name).place());
    }

    /** Has the next look go on from a place. */
    public void cameTo(String name, Place place) {
        entityManager
                .createQuery("update JobCheckpoint m set m.seenAt = :at, m.seenId = :id where m.name = :name")
                .setParameter("at", place.at())
                .setParameter("id", place.id())
                .setParameter("name", name)
                .executeUpdate();
    }
}
