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

/** Lets one node at a time run a periodic job, and stores the position that it reached. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class JobCheckpoints {

    /**
     * Position of a job.
     *
     * @param id distinguishes rows with the same time; 0 if not needed
     */
    public record Position(OffsetDateTime at, long id) {

        /** Before everything. */
        public static final Position BEGINNING =
                new Position(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), 0);
    }

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** Creates a checkpoint at this position, due at once, unless it exists. */
    public void create(String name, Position position) {
        if (entityManager.find(JobCheckpoint.class, name) == null) {
            entityManager.persist(new JobCheckpoint(name, position));
        }
    }

    /**
     * Claims the run that is due.
     *
     * @param name name of a checkpoint in the database
     * @param pause time until the next run
     * @return position to continue from; empty if no run is due or another node claimed it
     */
    public Optional<Position> claim(String name, Duration pause) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int claimed = entityManager
                .createQuery("update JobCheckpoint m set m.nextAt = :next where m.name = :name and m.nextAt <= :now")
                .setParameter("next", now.plus(pause))
                .setParameter("name", name)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0
                ? Optional.empty()
                : Optional.of(entityManager.find(JobCheckpoint.class, name).position());
    }

    /** Stores the position from which the next run continues. */
    public void advance(String name, Position position) {
        entityManager
                .createQuery("update JobCheckpoint m set m.seenAt = :at, m.seenId = :id where m.name = :name")
                .setParameter("at", position.at())
                .setParameter("id", position.id())
                .setParameter("name", name)
                .executeUpdate();
    }
}
