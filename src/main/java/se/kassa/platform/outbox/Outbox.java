package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Where whoever makes a fact true puts what shall be told of it. */
@ApplicationScoped
public class Outbox {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /**
     * Has a message delivered after the caller's transaction is committed, and never if it is rolled back. The same fact
     * is told to the same handler once, however often it is put here.
     *
     * @param handler the name of an {@link OutboxHandler}
     * @param fact the fact's stable id: at most 200 letters, digits and hyphens
     * @param subject what it is about, such as an order's number, at most 100 characters; may be null
     * @param payload JSON, at most 20,000 characters
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(String handler, String fact, String subject, String payload) {
        if (!isThere(handler, fact)) {
            entityManager.persist(new OutboxMessage(handler, fact, subject, payload, OffsetDateTime.now(clock)));
        }
    }

    private boolean isThere(String handler, String fact) {
        return entityManager
                        .createQuery(
                                "select count(m) from OutboxMessage m where m.handler = :handler and m.fact = :fact",
                                Long.class)
                        .setParameter("handler", handler)
                        .setParameter("fact", fact)
                        .getSingleResult()
                > 0;
    }
}
