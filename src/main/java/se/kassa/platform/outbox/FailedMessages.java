package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import se.kassa.platform.jobs.LeasedQueue;
import se.kassa.platform.outbox.OutboxMessage.State;

/** What has not been delivered: for the order admin, which decides, and for operators. */
@ApplicationScoped
@Transactional
public class FailedMessages {

    /**
     * @param waiting how many wait for a worker
     * @param oldestSeconds how long the oldest of them has waited; 0 where none waits
     * @param parked how many wait for a person
     */
    public record Backlog(long waiting, long oldestSeconds, long parked) {}

    private static final List<State> PARKED = List.of(State.FAILED, State.UNCERTAIN);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** How much is left to do. */
    public Backlog backlog() {
        LeasedQueue.Backlog backlog = queue().backlog("createdAt");
        return new Backlog(backlog.waiting(), backlog.oldestSeconds(), queue().count(PARKED));
    }

    /** How many wait for a person. */
    public long countParked() {
        return queue().count(PARKED);
    }

    /** What waits for a person, newest first. */
    public List<OutboxMessage> parked(int atMost) {
        return entityManager
                .createQuery(
                        "select m from OutboxMessage m where m.state in :parked order by m.id desc",
                        OutboxMessage.class)
                .setParameter("parked", PARKED)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Null where there is none. */
    public OutboxMessage find(long id) {
        return entityManager.find(OutboxMessage.class, id);
    }

    /** Has one that waits for a person delivered once more; returns whether there was one. */
    public boolean replay(long id) {
        return queue().replay(PARKED, id) == 1;
    }

    /** Lets one that waits for a person be; returns whether there was one. */
    public boolean settle(long id) {
        return entityManager
                        .createQuery(
                                "update OutboxMessage m set m.state = :settled where m.id = :id and m.state in :parked")
                        .setParameter("settled", State.SETTLED)
                        .setParameter("id", id)
                        .setParameter("parked", PARKED)
                        .executeUpdate()
                == 1;
    }

    private LeasedQueue queue() {
        return new LeasedQueue(entityManager, clock, OutboxMessage.class, State.WAITING);
    }
}
