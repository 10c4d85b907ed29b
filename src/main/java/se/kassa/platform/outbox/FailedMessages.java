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
import se.kassa.platform.security.StaffOnly;

/** Undelivered messages, for the admin pages and for monitoring. */
@ApplicationScoped
@Transactional
public class FailedMessages {

    /**
     * @param waiting number of messages that wait for a worker
     * @param oldestSeconds age of the oldest of them; 0 if none waits
     * @param failed number of failed messages that need manual action
     */
    public record Backlog(long waiting, long oldestSeconds, long failed) {}

    private static final List<State> FAILED = List.of(State.FAILED, State.UNCERTAIN);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** The current backlog. */
    public Backlog backlog() {
        LeasedQueue.Backlog backlog = queue().backlog("createdAt");
        return new Backlog(backlog.waiting(), backlog.oldestSeconds(), queue().count(FAILED));
    }

    /** Number of failed messages. */
    public long countFailed() {
        return queue().count(FAILED);
    }

    /** Failed messages, newest first. */
    public List<OutboxMessage> failed(int atMost) {
        return entityManager
                .createQuery(
                        "select m from OutboxMessage m where m.state in :failed order by m.id desc",
                        OutboxMessage.class)
                .setParameter("failed", FAILED)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Returns null if there is no such message. */
    public OutboxMessage find(long id) {
        return entityManager.find(OutboxMessage.class, id);
    }

    /** Requeues a failed message; returns whether there was one. */
    @StaffOnly
    public boolean replay(long id) {
        return queue().replay(FAILED, id) == 1;
    }

    /** Dismisses a failed message; returns whether there was one. */
    @StaffOnly
    public boolean dismiss(long id) {
        return entityManager
                        .createQuery(
                                "update OutboxMessage m set m.state = :dismissed where m.id = :id and m.state in :failed")
                        .setParameter("dismissed", State.DISMISSED)
                        .setParameter("id", id)
                        .setParameter("failed", FAILED)
                        .executeUpdate()
                == 1;
    }

    private LeasedQueue queue() {
        return new LeasedQueue(entityManager, clock, OutboxMessage.class, State.WAITING);
    }
}
