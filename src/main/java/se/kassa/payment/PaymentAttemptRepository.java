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
import se.kassa.alert.AlertCause;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.platform.security.Tokens;

/** Stores payment attempts and their revisions. */
@ApplicationScoped
@Transactional
public class PaymentAttemptRepository {

    /** Added to the session's lifetime, so that a payment that begins in the last moment is still found. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** Of an attempt whose provider is not configured any more. */
    private static final Duration LIFETIME_WITHOUT_PROVIDER = Duration.ofHours(24);

    private static final Duration FIRST_POLL_AFTER = Duration.ofMinutes(3);

    private static final String BY_REFERENCE =
            "select a from PaymentAttempt a where a.provider = :provider and a.reference = :value";

    private static final String BY_PAYMENT =
            "select a from PaymentAttempt a where a.provider = :provider and a.paymentId = :value";

    private static final String BY_SESSION =
            "select a from PaymentAttempt a where a.provider = :provider and a.sessionId = :value";

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private PaymentProviders providers;

    @Inject
    private Clock clock;

    /** Begins the next attempt with these lines as its first revision. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PaymentAttempt begin(Order order, List<Line> lines) {
        int number = latest(order.getId()).map(PaymentAttempt::getNumber).orElse(0) + 1;
        PaymentAttempt attempt = new PaymentAttempt(
                order,
                number,
                providers.forNewPayments().id(),
                Tokens.random(),
                OffsetDateTime.now(clock),
                FIRST_POLL_AFTER);
        entityManager.persist(attempt);
        entityManager.persist(
                new PaymentRevision(attempt.getId(), PaymentRevision.FIRST, lines, OffsetDateTime.now(clock)));
        return attempt;
    }

    /**
     * Adds a revision to the attempt if anything changed.
     *
     * @param otherwise whether something other than the lines changed that the provider must learn
     * @return whether a revision was added
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

    /**
     * The newest attempt of the order if it can still be paid and its provider is configured; empty if a new attempt must
     * begin.
     */
    public Optional<PaymentAttempt> open(long orderId) {
        return latest(orderId).filter(PaymentAttempt::isOpen).filter(this::hasProvider);
    }

    public Optional<PaymentAttempt> latest(long orderId) {
        return of(orderId).stream().reduce((older, newer) -> newer);
    }

    /** The id of the provider of the newest attempt of the order with this number. */
    public Optional<String> latestProvider(String orderNumber) {
        return entityManager
                .createQuery(
                        "select a.provider from PaymentAttempt a, Order o where o.id = a.orderId and o.number = :order"
                                + " order by a.number desc",
                        String.class)
                .setParameter("order", orderNumber)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** All attempts of the order, oldest first. */
    public List<PaymentAttempt> of(long orderId) {
        return entityManager
                .createQuery(
                        "select a from PaymentAttempt a where a.orderId = :order order by a.number",
                        PaymentAttempt.class)
                .setParameter("order", orderId)
                .getResultList();
    }

    /** How long an attempt can lead to a payment after its session was opened: the session's lifetime plus a margin. */
    public Duration maxLifetime(PaymentAttempt attempt) {
        return providers
                .find(attempt.getProvider())
                .map(PaymentAttemptRepository::maxLifetime)
                .orElse(LIFETIME_WITHOUT_PROVIDER);
    }

    /** The same for an attempt that begins now. */
    public Duration maxLifetimeOfNew() {
        return maxLifetime(providers.forNewPayments());
    }

    /** The margin is at least the time that a payment may be missing from the search. */
    private static Duration maxLifetime(PaymentProvider provider) {
        Duration delay = provider.search().map(PaymentSearch::delay).orElse(Duration.ZERO);
        return provider.terms().sessionLifetime().plus(delay.compareTo(MARGIN) > 0 ? delay : MARGIN);
    }

    private boolean hasProvider(PaymentAttempt attempt) {
        return providers.find(attempt.getProvider()).isPresent();
    }

    /**
     * Whether the order may still be paid: an attempt is neither given up nor finally rejected. An unpaid attempt whose
     * provider is not configured any more counts for a fixed time: no query can find that it has no payment.
     */
    public boolean mayStillBePaid(long orderId, OffsetDateTime now) {
        return of(orderId).stream().anyMatch(attempt -> isAlive(attempt, now));
    }

    private boolean isAlive(PaymentAttempt attempt, OffsetDateTime now) {
        Duration lifetime = maxLifetime(attempt);
        boolean unknown = !hasProvider(attempt) && attempt.mayBeSuperseded() && attempt.hasExpired(now, lifetime);
        return !unknown && attempt.isAlive(now, lifetime);
    }

    public Optional<PaymentAttempt> byNotificationToken(String token) {
        return entityManager
                .createQuery("select a from PaymentAttempt a where a.notificationToken = :token", PaymentAttempt.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
    }

    /**
     * The provider's attempt with this reference, else with this payment, else with this session; empty if there is none.
     *
     * @param reference null if unknown, as the other ids
     */
    public Optional<PaymentAttempt> find(String provider, String reference, String paymentId, String sessionId) {
        return find(BY_REFERENCE, provider, reference)
                .or(() -> find(BY_PAYMENT, provider, paymentId))
                .or(() -> find(BY_SESSION, provider, sessionId));
    }

    private Optional<PaymentAttempt> find(String query, String provider, String value) {
        return value == null
                ? Optional.empty()
                : entityManager
                        .createQuery(query, PaymentAttempt.class)
                        .setParameter("provider", provider)
                        .setParameter("value", value)
                        .getResultStream()
                        .findFirst();
    }

    /**
     * Finds an attempt by its reference.
     *
     * @param reference may be null
     */
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

    /** Reloads an attempt that may have been read before the order lock was taken. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PaymentAttempt refreshed(long id) {
        PaymentAttempt attempt = get(id);
        entityManager.refresh(attempt);
        return attempt;
    }

    /** The next sequence number: greater than all numbers taken before, on all nodes. */
    public long nextSequenceNumber() {
        return ((Number) entityManager
                        .createNativeQuery("select nextval('payment_query_seq')")
                        .getSingleResult())
                .longValue();
    }

    /** The revisions of the attempt before this transaction, newest first. */
    public List<PaymentRevision> revisions(long attemptId) {
        return entityManager
                .createQuery(
                        "select r from PaymentRevision r where r.attemptId = :attempt order by r.number desc",
                        PaymentRevision.class)
                .setParameter("attempt", attemptId)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    /** The number of the current revision. */
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

    /** The ids of paid attempts whose authorisation expires in this period, without an alert about it, earliest first. */
    List<Long> expiring(OffsetDateTime from, OffsetDateTime until, int atMost) {
        return entityManager
                .createQuery(
                        "select a.id from PaymentAttempt a, Order o where o.id = a.orderId and a.paidAt is not null"
                                + " and a.authorisationExpiresAt >= :from and a.authorisationExpiresAt < :until"
                                + " and not exists (select r.id from Alert r where r.cause = :cause"
                                + " and r.subject = concat(o.number, '/expires/', a.paymentId))"
                                + " order by a.authorisationExpiresAt",
                        Long.class)
                .setParameter("cause", AlertCause.AUTHORISATION_EXPIRES)
                .setParameter("from", from)
                .setParameter("until", until)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The ids of attempts whose next query is due, longest overdue first. */
    public List<Long> dueForQuery(OffsetDateTime now, int atMost) {
        return entityManager
                .createQuery(
                        "select a.id from PaymentAttempt a where a.nextQueryAt <= :now order by a.nextQueryAt",
                        Long.class)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }
}
