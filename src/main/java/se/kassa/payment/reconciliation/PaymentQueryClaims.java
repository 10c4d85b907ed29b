package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Ensures that only one node polls a payment at a time. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PaymentQueryClaims {

    /** If a node dies with the claim, the query is delayed by this. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** Claims the due query. Returns whether this caller may make it. */
    public boolean claim(long attemptId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return entityManager
                        .createQuery("update PaymentAttempt a set a.nextQueryAt = :later where a.id = :id"
                                + " and a.nextQueryAt <= :now")
                        .setParameter("later", now.plus(CLAIM))
                        .setParameter("id", attemptId)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
