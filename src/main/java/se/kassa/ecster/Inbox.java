package se.kassa.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
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
import se.kassa.payment.ParkedNotifications;
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

    /**
     * What is not worked off.
     *
     * @param waiting how many wait for a worker
     * @param oldestSeconds how long the oldest of them has waited; 0 where none waits
     * @param parked how many wait for a person
     */
    public record Backlog(long waiting, long oldestSeconds, long parked) {}

    /** Longer than the work takes; a worker that loses its lease does no harm, only work. */
    private static final Duration LEASE = Duration.ofMinutes(1);

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
        Order order = entityManager.find(Order.class, attempts.get(attemptId).getOrderId());
        history.add(order, OrderEvent.Type.NOTIFIED, Actors.PROVIDER, explanation(message))
                .quoting(message.status(), null, null);
        // The order before its attempt, as everybody locks them: an inserted row locks what it refers to.
        entityManager.flush();
        Notification notification = new Notification(attemptId, message, OffsetDateTime.now(clock));
        entityManager.persist(notification);
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

    /** How much is left to do. */
    public Backlog backlog() {
        Object[] waiting = (Object[]) entityManager
                .createQuery("select count(n), min(n.lastReceivedAt) from Notification n where n.state = :received")
                .setParameter("received", Notification.State.RECEIVED)
                .getSingleResult();
        long parked = entityManager
                .createQuery("select count(n) from Notification n where n.state = :parked", Long.class)
                .setParameter("parked", Notification.State.PARKED)
                .getSingleResult();
        OffsetDateTime now = OffsetDateTime.now(clock);
        long oldest = waiting[1] instanceof OffsetDateTime since
                ? Math.max(0, Duration.between(since, now).toSeconds())
                : 0;
        return new Backlog((Long) waiting[0], oldest, parked);
    }

    /** What waits for a person, newest first, with the number of its order. */
    public List<ParkedNotifications.Parked> parked(int atMost) {
        return entityManager
                .createQuery(
                        "select n, o.number from Notification n, PaymentAttempt a, Order o where n.attemptId = a.id"
                                + " and a.orderId = o.id and n.state = :parked order by n.id desc",
                        Object[].class)
                .setParameter("parked", Notification.State.PARKED)
                .setMaxResults(atMost)
                .getResultStream()
                .map(row -> ((Notification) row[0]).toParked((String) row[1]))
                .toList();
    }

    /** Has one that was parked tried again from the beginning; returns whether there was one. */
    public boolean replay(long id) {
        return replay(" and n.id = :id", id) == 1;
    }

    /** Has every one that was parked tried again from the beginning. Returns how many. */
    public int replayAll() {
        return replay("", null);
    }

    private int replay(String condition, Long id) {
        Query update = entityManager
                .createQuery("update Notification n set n.state = :received, n.tries = 0, n.dueAt = :now"
                        + " where n.state = :parked" + condition)
                .setParameter("received", Notification.State.RECEIVED)
                .setParameter("parked", Notification.State.PARKED)
                .setParameter("now", OffsetDateTime.now(clock));
        return (id == null ? update : update.setParameter("id", id)).executeUpdate();
    }

    /** Forgets some of those that ended before a moment, oldest first. The orders' history keeps what came of them. */
    public int prune(OffsetDateTime before, int atMost) {
        List<Long> ids = entityManager
                .createQuery(
                        "select n.id from Notification n where n.state in :ended and n.lastReceivedAt < :before"
                                + " order by n.id",
                        Long.class)
                .setParameter("ended", List.of(Notification.State.DONE, Notification.State.UNREADABLE))
                .setParameter("before", before)
                .setMaxResults(atMost)
                .getResultList();
        return ids.isEmpty()
                ? 0
                : entityManager
                        .createQuery("delete from Notification n where n.id in :ids")
                        .setParameter("ids", ids)
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
