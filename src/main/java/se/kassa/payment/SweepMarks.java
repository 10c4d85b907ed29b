package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Lets one node at a time sweep, and remembers how far it came. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SweepMarks {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /**
     * Claims the sweep that is due.
     *
     * @param pause until the next one is due
     * @return how far the last one came; empty where none is due, or another node was faster
     */
    public Optional<OffsetDateTime> claim(Duration pause) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int claimed = entityManager
                .createQuery("update SweepMark m set m.nextAt = :next where m.id = :id and m.nextAt <= :now")
                .setParameter("next", now.plus(pause))
                .setParameter("id", SweepMark.ONLY)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0
                ? Optional.empty()
                : Optional.of(
                        entityManager.find(SweepMark.class, SweepMark.ONLY).getSweptUntil());
    }

    /** Everything that began before the moment was seen. */
    public void completed(OffsetDateTime until) {
        entityManager
                .createQuery("update SweepMark m set m.sweptUntil = :until where m.id = :id and m.sweptUntil < :until")
                .setParameter("until", until)
                .setParameter("id", SweepMark.ONLY)
                .executeUpdate();
    }
}
