package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import se.kassa.platform.outbox.OutboxMessage.State;

/** The messages about one subject, an order for one, for whoever has it forgotten. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OutboxMessagesBySubject {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** Oldest first. */
    public List<OutboxMessage> of(String subject) {
        return entityManager
                .createQuery(
                        "select m from OutboxMessage m where m.subject = :subject order by m.id", OutboxMessage.class)
                .setParameter("subject", subject)
                .getResultList();
    }

    /** Whether one is on its way. */
    public boolean isWaiting(String subject) {
        return of(subject).stream().anyMatch(message -> message.getState() == State.WAITING);
    }

    /**
     * Empties those that are not on their way: what they told, and why they failed. Those that wait for a person are let be,
     * for there is nothing to send any more.
     */
    public void forget(String subject) {
        entityManager
                .createQuery("update OutboxMessage m set m.payload = '{}', m.failure = null"
                        + " where m.subject = :subject and m.state <> :waiting")
                .setParameter("subject", subject)
                .setParameter("waiting", State.WAITING)
                .executeUpdate();
        entityManager
                .createQuery("update OutboxMessage m set m.state = :settled"
                        + " where m.subject = :subject and m.state in :parked")
                .setParameter("settled", State.SETTLED)
                .setParameter("subject", subject)
                .setParameter("parked", List.of(State.FAILED, State.UNCERTAIN))
                .executeUpdate();
    }
}
