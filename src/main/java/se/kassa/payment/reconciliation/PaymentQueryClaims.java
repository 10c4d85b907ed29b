package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Lets one node at a time ask a question that is due. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PaymentQueryClaims {

    /** A node that dies with the claim delays the question by this. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** Whether this caller, and nobody else, shall ask now. */
    public boolean claim(long attemptId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return entityManager
                        .createQuery("update PaymentAttempt a set a.nextQuestionAt = :later where a.id = :id"
                                + " and a.nextQuestionAt <= :now")
                        .setParameter("later", now.plus(CLAIM))
                        .setParameter("id", attemptId)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
