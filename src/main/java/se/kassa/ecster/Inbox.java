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
import se.kassa.payment.ParkedNotifications;
import se.kassa.payment.PaymentAttempts;
import se.kassa.platform.background.LeasedQueue;

/**
 * Where notifications are kept until they are worked off. Every method is one transaction, committed when it returns.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Inbox {

    /**
     * A notification that one worker may work on, until its lease ends.
     *
     * @param receipts how often it had been received when the work began
     */
    public record Claim(
            LeasedQueue.Lease lease, long attemptId, String providerOrderId, int receipts, String orderNumber) {}

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

    private static final List<Notification.State> PARKED = List.of(Notification.State.PARKED);
    private static final List<Notification.State> ENDED =
            List.of(Notification.State.DONE, Notification.State.UNREADABLE);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private PaymentAttempts attempts;

    @Inject
    private Clock clock;

    /** Whether somebody here waits for notifications with this token. */
    public boolean knows(String token) {
        return attempts.byNotificationToken(token).isPresent();
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
        return queue().due(atMost);
    }

    /** Claims a due notification; empty where another worker was faster. */
    public Optional<Claim> claim(long id, String owner) {
        return queue().claim(id, owner, LEASE).map(this::claim);
    }

    private Claim claim(LeasedQueue.Lease lease) {
        Object[] row = (Object[]) entityManager
                .createQuery("select n.attemptId, n.providerOrderId, n.receipts, o.number"
                        + " from Notification n, PaymentAttempt a, Order o"
                        + " where n.id = :id and n.attemptId = a.id and a.orderId = o.id")
                .setParameter("id", lease.id())
                .getSingleResult();
        return new Claim(lease, (Long) row[0], (String) row[1], (Integer) row[2], (String) row[3]);
    }

    /** It is worked off; one that was received again meanwhile is due again, for it may tell of something newer. */
    public void done(Claim claim) {
        Notification.State state = wasReceivedAgain(claim) ? Notification.State.RECEIVED : Notification.State.DONE;
        queue().finish(claim.lease(), state, Duration.ZERO, "");
    }

    private boolean wasReceivedAgain(Claim claim) {
        Notification notification =
                entityManager.find(Notification.class, claim.lease().id(), LockModeType.PESSIMISTIC_WRITE);
        return notification != null && notification.getReceipts() > claim.receipts();
    }

    /** It is tried again later. */
    public void again(Claim claim, Duration pause, String failure) {
        queue().finish(claim.lease(), Notification.State.RECEIVED, pause, failure);
    }

    /**
     * It is put before a person; one that was received again meanwhile is tried once more instead.
     *
     * @return whether it is parked; false, too, where the lease was lost
     */
    public boolean park(Claim claim, String failure) {
        boolean again = wasReceivedAgain(claim);
        Notification.State state = again ? Notification.State.RECEIVED : Notification.State.PARKED;
        return queue().finish(claim.lease(), state, Duration.ZERO, failure) && !again;
    }

    /** How much is left to do. */
    public Backlog backlog() {
        LeasedQueue.Backlog backlog = queue().backlog("lastReceivedAt");
        return new Backlog(backlog.waiting(), backlog.oldestSeconds(), queue().count(PARKED));
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
        return queue().replay(PARKED, id) == 1;
    }

    /** Has every one that was parked tried again from the beginning. Returns how many. */
    public int replayAll() {
        return queue().replay(PARKED, null);
    }

    /** Forgets some of those that ended before a moment, oldest first. The orders' history keeps what came of them. */
    public int prune(OffsetDateTime before, int atMost) {
        return queue().prune(ENDED, "lastReceivedAt", before, atMost);
    }

    private LeasedQueue queue() {
        return new LeasedQueue(entityManager, clock, "Notification", Notification.State.RECEIVED);
    }
}
