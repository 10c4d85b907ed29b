package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.platform.security.Tokens;

/** All attempts to pay and their revisions. */
@ApplicationScoped
@Transactional
public class PaymentAttemptRepository {

    /** After the cart's lifetime, so that a payment begun in the last moment is still found. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final Duration FIRST_QUESTION_AFTER = Duration.ofMinutes(3);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** Begins the next attempt to pay the order, offering these lines. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PaymentAttempt begin(Order order, List<Line> lines) {
        int number = latest(order.getId()).map(PaymentAttempt::getNumber).orElse(0) + 1;
        PaymentAttempt attempt =
                new PaymentAttempt(order, number, Tokens.newToken(), OffsetDateTime.now(clock), FIRST_QUESTION_AFTER);
        entityManager.persist(attempt);
        entityManager.persist(
                new PaymentRevision(attempt.getId(), PaymentRevision.FIRST, lines, OffsetDateTime.now(clock)));
        return attempt;
    }

    /**
     * Offers other lines in the same attempt.
     *
     * @param otherwise whether something else that the payment provider is told has changed
     * @return whether there is a new revision: the lines differ from what the attempt offers already, or something else
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean revise(PaymentAttempt attempt, List<Line> lines, boolean otherwise) {
        PaymentRevision latest = latestRevision(attempt);
        if (latest.getLines().equals(lines) && !otherwise) {
            return false;
        }
        entityManager.persist(
                new PaymentRevision(attempt.getId(), latest.getNumber() + 1, lines, OffsetDateTime.now(clock)));
        return true;
    }

    /** The order's newest attempt that the shopper can still be sent to pay; empty where a new one must begin. */
    public Optional<PaymentAttempt> open(long orderId) {
        return latest(orderId).filter(PaymentAttempt::isOpen);
    }

    public Optional<PaymentAttempt> latest(long orderId) {
        return of(orderId).stream().reduce((older, newer) -> newer);
    }

    /** Every attempt to pay the order, oldest first. */
    public List<PaymentAttempt> of(long orderId) {
        return entityManager
                .createQuery(
                        "select a from PaymentAttempt a where a.orderId = :order order by a.number",
                        PaymentAttempt.class)
                .setParameter("order", orderId)
                .getResultList();
    }

    /** How long an attempt can lead to a payment after it was announced: the cart's lifetime and a margin. */
    public Duration longestLife(Duration cartLifetime) {
        return cartLifetime.plus(MARGIN);
    }

    /**
     * Whether a payment of the order may still come: an attempt is not given up after an empty search, or the provider has
     * a payment that is not decided against for good.
     */
    public boolean mayStillBePaid(long orderId, OffsetDateTime now, Duration cartLifetime) {
        return of(orderId).stream().anyMatch(attempt -> attempt.isAlive(now, longestLife(cartLifetime)));
    }

    public Optional<PaymentAttempt> byNotificationToken(String token) {
        return entityManager
                .createQuery("select a from PaymentAttempt a where a.notificationToken = :token", PaymentAttempt.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
    }

    /** The attempt that the provider knows by this reference; null is none's. */
    public Optional<PaymentAttempt> byReference(String reference) {
        return entityManager
                .createQuery("select a from PaymentAttempt a where a.reference = :reference", PaymentAttempt.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst();
    }

    public PaymentAttempt get(long id) {
        return entityManager.find(PaymentAttempt.class, id);
    }

    /** The attempt as the database has it now, for those who read it before they held the order's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PaymentAttempt refreshed(long id) {
        PaymentAttempt attempt = get(id);
        entityManager.refresh(attempt);
        return attempt;
    }

    /** A number above every one taken before, on every node. */
    public long nextStamp() {
        return ((Number) entityManager
                        .createNativeQuery("select nextval('payment_stamp_seq')")
                        .getSingleResult())
                .longValue();
    }

    /** What the attempt has offered before this transaction, newest first. */
    public List<PaymentRevision> revisions(long attemptId) {
        return entityManager
                .createQuery(
                        "select r from PaymentRevision r where r.attemptId = :attempt order by r.number desc",
                        PaymentRevision.class)
                .setParameter("attempt", attemptId)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    /** The number of what the attempt offers now. */
    public int latestRevisionNumber(long attemptId) {
        return entityManager
                .createQuery("select max(r.number) from PaymentRevision r where r.attemptId = :attempt", Integer.class)
                .setParameter("attempt", attemptId)
                .getSingleResult();
    }

    public PaymentRevision latestRevision(PaymentAttempt attempt) {
        return entityManager
                .createQuery(
                        "select r from PaymentRevision r where r.attemptId = :attempt order by r.number desc",
                        PaymentRevision.class)
                .setParameter("attempt", attempt.getId())
                .setMaxResults(1)
                .getSingleResult();
    }

    /** The ids of the attempts whose question is due, longest due first. */
    public List<Long> dueForQuestion(OffsetDateTime now, int atMost) {
        return entityManager
                .createQuery(
                        "select a.id from PaymentAttempt a where a.nextQuestionAt <= :now order by a.nextQuestionAt",
                        Long.class)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }
}
