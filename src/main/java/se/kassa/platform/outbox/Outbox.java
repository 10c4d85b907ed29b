package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Transactional outbox: stores messages in the transaction of the event that they report. */
@ApplicationScoped
public class Outbox {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /**
     * Stores a message for delivery after the caller's transaction commits. An event is stored once per handler,
     * however often it is put.
     *
     * @param handler name of an {@link OutboxHandler}
     * @param eventId stable id of the event: at most 200 letters, digits and hyphens
     * @param subject for example an order number, at most 100 characters; may be null
     * @param payload JSON, at most 20,000 characters
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(String handler, String eventId, String subject, String payload) {
        if (!exists(handler, eventId)) {
            entityManager.persist(new OutboxMessage(handler, eventId, subject, payload, OffsetDateTime.now(clock)));
        }
    }

    private boolean exists(String handler, String eventId) {
        return entityManager
                        .createQuery(
                                "select count(m) from OutboxMessage m where m.handler = :handler and m.eventId = :eventId",
                                Long.class)
                        .setParameter("handler", handler)
                        .setParameter("eventId", eventId)
                        .getSingleResult()
                > 0;
    }
}
