package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import se.kassa.platform.outbox.OutboxMessage.State;

/** Messages about one subject, such as an order, for erasure of personal data. */
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

    /** Whether a message is waiting for delivery. */
    public boolean isWaiting(String subject) {
        return of(subject).stream().anyMatch(message -> message.getState() == State.WAITING);
    }

    /**
     * Erases payload and failure of all messages that are not waiting. Failed messages are dismissed, because there is
     * nothing left to send.
     */
    public void erase(String subject) {
        entityManager
                .createQuery("update OutboxMessage m set m.payload = '{}', m.failure = null"
                        + " where m.subject = :subject and m.state <> :waiting")
                .setParameter("subject", subject)
                .setParameter("waiting", State.WAITING)
                .executeUpdate();
        entityManager
                .createQuery("update OutboxMessage m set m.state = :dismissed"
                        + " where m.subject = :subject and m.state in :failed")
                .setParameter("dismissed", State.DISMISSED)
                .setParameter("subject", subject)
                .setParameter("failed", List.of(State.FAILED, State.UNCERTAIN))
                .executeUpdate();
    }
}
