package se.kassa.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import se.kassa.order.History;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttempts;

/**
 * Where notifications are kept until they are worked off. Every method is one transaction, committed when it returns.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Inbox {

    /** A worker's exclusive right to a notification, until it ends or time is up. */
    public record Lease(long notificationId, long attemptId, String providerOrderId, int tries, long fence) {}

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int LONGEST_FAILURE = 1000;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private PaymentAttempts attempts;

    @Inject
    private Orders orders;

    @Inject
    private History history;

    @Inject
    private Clock clock;

    /** The attempt that a notification's address names. */
    public Optional<Long> attempt(String token) {
        return attempts.byNotificationToken(token).map(PaymentAttempt::getId);
    }

    /**
     * Keeps a notification that is not there yet, and tells the order's history of it.
     *
     * @return its id
     * @throws RuntimeException if the same one was stored at the same moment
     */
    long store(long attemptId, NotificationMessage message) {
        Notification notification = new Notification(attemptId, message, OffsetDateTime.now(clock));
        entityManager.persist(notification);
        Order order = entityManager.find(Order.class, attempts.get(attemptId).getOrderId());
        history.add(order, OrderEvent.Type.NOTIFIED, Actors.PROVIDER, explanation(message))
                .quoting(message.status(), null, null);
        entityManager.flush();
        return notification.getId();
    }

    /** Counts a notification that is there already; returns its id, or empty where it is not. */
    Optional<Long> countRepeat(long attemptId, String identity) {
        return entityManager
                .createQuery(
                        "select n from Notification n where n.attemptId = :attempt and n.identity = :identity",
                        Notification.class)
                .setParameter("attempt", attemptId)
                .setParameter("identity", identity)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(notification -> {
                    notification.receivedAgain(OffsetDateTime.now(clock));
                    return notification.getId();
                });
    }

    /** The ids of notifications that nobody works on and that are due, oldest first. */
    public List<Long> due(int atMost) {
        return entityManager
                .createQuery(
                        "select n.id from Notification n where n.state = :received and n.dueAt <= :now"
                                + " and (n.leaseUntil is null or n.leaseUntil <= :now) order by n.dueAt",
                        Long.class)
                .setParameter("received", Notification.State.RECEIVED)
                .setParameter("now", OffsetDateTime.now(clock))
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Claims a due notification; empty where another worker was faster. */
    public Optional<Lease> claim(long id, String owner) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int claimed = entityManager
                .createQuery("update Notification n set n.leaseOwner = :owner, n.leaseUntil = :until,"
                        + " n.fence = n.fence + 1, n.tries = n.tries + 1"
                        + " where n.id = :id and n.state = :received and n.dueAt <= :now"
                        + " and (n.leaseUntil is null or n.leaseUntil <= :now)")
                .setParameter("owner", owner)
                .setParameter("until", now.plus(LEASE))
                .setParameter("id", id)
                .setParameter("received", Notification.State.RECEIVED)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0 ? Optional.empty() : Optional.of(lease(id));
    }

    private Lease lease(long id) {
        Object[] row = (Object[]) entityManager
                .createQuery("select n.attemptId, n.providerOrderId, n.tries, n.fence from Notification n"
                        + " where n.id = :id")
                .setParameter("id", id)
                .getSingleResult();
        return new Lease(id, (Long) row[0], (String) row[1], (Integer) row[2], (Long) row[3]);
    }

    /** It is worked off. */
    public void done(Lease lease) {
        finish(lease, Notification.State.DONE, Duration.ZERO, "");
    }

    /** It is tried again later. */
    public void again(Lease lease, Duration pause, String failure) {
        finish(lease, Notification.State.RECEIVED, pause, failure);
    }

    /** It is put before a person. */
    public void park(Lease lease, String failure) {
        finish(lease, Notification.State.PARKED, Duration.ZERO, failure);
    }

    /** Ends the lease, unless time was up and somebody else has it. */
    private void finish(Lease lease, Notification.State state, Duration pause, String failure) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        entityManager
                .createQuery("update Notification n set n.state = :state, n.dueAt = :due, n.failure = :failure,"
                        + " n.finishedAt = :now, n.leaseUntil = null where n.id = :id and n.fence = :fence")
                .setParameter("state", state)
                .setParameter("due", now.plus(pause))
                .setParameter("failure", cut(failure))
                .setParameter("now", now)
                .setParameter("id", lease.notificationId())
                .setParameter("fence", lease.fence())
                .executeUpdate();
    }

    private static String cut(String failure) {
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }

    private static String explanation(NotificationMessage message) {
        return message.readable()
                ? "Notification: " + message.event() + ", " + message.status()
                : "A notification that nobody can read";
    }
}
