package se.kassa.payment.notification;

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
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import se.kassa.order.OrderHistory;
import se.kassa.payment.FailedNotifications;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.reconciliation.ProviderResponses;
import se.kassa.platform.database.AutoCommitJdbc;
import se.kassa.platform.database.SqlStatement;
import se.kassa.platform.jobs.LeasedQueue;

/**
 * Where notifications are kept until they are worked off. Every method is one transaction, committed when it returns.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class NotificationInbox {

    /**
     * A notification that one worker may work on, until its lease ends.
     *
     * @param question about the attempt that it was sent for
     * @param receipts how often it had been received when the work began
     */
    public record Claim(
            LeasedQueue.Lease lease,
            ProviderResponses.Question question,
            String providerOrderId,
            int receipts,
            String orderNumber) {

        /** Whether so much of the lease is over that the work may not end in time. */
        boolean isLate(OffsetDateTime now) {
            return now.plus(LEASE.dividedBy(2)).isAfter(lease.until());
        }
    }

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

    private static final Logger LOG = Logger.getLogger(NotificationInbox.class.getName());

    private static final List<Notification.State> PARKED = List.of(Notification.State.PARKED);
    private static final List<Notification.State> ENDED =
            List.of(Notification.State.DONE, Notification.State.UNREADABLE);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private ProviderResponses answers;

    @Inject
    private AutoCommitJdbc statements;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    /** The attempt that notifications with this token are about; empty where nobody here waits for them. */
    public Optional<Long> addressee(String token) {
        return attempts.byNotificationToken(token).map(PaymentAttempt::getId);
    }

    /** Counts a notification that is there already; returns its id, or empty where it is not. */
    Optional<Long> countRepeat(String token, String identity) {
        return addressee(token).flatMap(attempt -> countRepeat(attempt, identity));
    }

    private Optional<Long> countRepeat(long attemptId, String identity) {
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

    /** Claims those of some notifications that are due and that no other worker has. */
    public List<Claim> claim(List<Long> ids, String owner) {
        List<LeasedQueue.Lease> leases = queue().lock(ids, LEASE);
        if (leases.isEmpty()) {
            return List.of();
        }
        List<Claim> claims = claims(leases.stream().collect(Collectors.toMap(LeasedQueue.Lease::id, lease -> lease)));
        queue().take(leases, owner, ", r.entered = true");
        return claims;
    }

    /** What is claimed, entered in the histories; the rows are as they were before. */
    private List<Claim> claims(Map<Long, LeasedQueue.Lease> leases) {
        List<Object[]> rows = entityManager
                .createQuery(
                        "select n, a, o.number from Notification n, PaymentAttempt a, Order o"
                                + " where n.id in :ids and n.attemptId = a.id and a.orderId = o.id order by n.id",
                        Object[].class)
                .setParameter("ids", leases.keySet())
                .getResultList();
        Map<Long, ProviderResponses.Question> questions = answers.open(
                rows.stream().map(row -> ((Notification) row[0]).getAttemptId()).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> {
                    Notification notification = (Notification) row[0];
                    return claim(
                            leases.get(notification.getId()),
                            notification,
                            questions.get(notification.getAttemptId()),
                            (String) row[2]);
                })
                .toList();
    }

    private Claim claim(
            LeasedQueue.Lease lease,
            Notification notification,
            ProviderResponses.Question question,
            String orderNumber) {
        if (!notification.isEntered()) {
            history.enter(notification.toEvent(question.orderId()));
            tell(notification, orderNumber);
        }
        return new Claim(lease, question, notification.getProviderOrderId(), notification.getReceipts(), orderNumber);
    }

    /** Leaves one that was not tried to another worker. */
    public void giveBack(Claim claim) {
        queue().giveBack(claim.lease());
    }

    private static void tell(Notification notification, String orderNumber) {
        LOG.log(Level.INFO, "notification={0} order={1} received event={2} status={3}", new Object[] {
            Long.toString(notification.getId()),
            orderNumber,
            oneLine(notification.getEvent()),
            oneLine(notification.getStatus())
        });
    }

    private static String oneLine(String text) {
        return text == null ? "-" : text.replaceAll("[^\\x20-\\x7E]", " ");
    }

    /** It is worked off; one that was received again meanwhile is due again, for it may tell of something newer. */
    @Transactional(Transactional.TxType.NEVER)
    public void done(Claim claim) {
        SqlStatement end = Notification.endOf(claim.lease(), claim.receipts(), OffsetDateTime.now(clock));
        statements.execute(end::update);
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

    /** When a notification was last received; empty for never. */
    Optional<OffsetDateTime> lastReceived() {
        return Optional.ofNullable(entityManager
                .createQuery("select max(n.lastReceivedAt) from Notification n", OffsetDateTime.class)
                .getSingleResult());
    }

    /** What waits for a person, newest first, with the number of its order. */
    public List<FailedNotifications.Parked> parked(int atMost) {
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
        enterBefore(before);
        return queue().prune(ENDED, "lastReceivedAt", before, atMost);
    }

    /** Those that no worker had to do with are not in the history yet. */
    private void enterBefore(OffsetDateTime before) {
        entityManager
                .createQuery(
                        "select n, a.orderId from Notification n, PaymentAttempt a where n.attemptId = a.id"
                                + " and n.entered = false and n.state in :ended and n.lastReceivedAt < :before",
                        Object[].class)
                .setParameter("ended", ENDED)
                .setParameter("before", before)
                .getResultList()
                .forEach(row -> {
                    Notification notification = (Notification) row[0];
                    notification.enter();
                    history.enter(notification.toEvent((Long) row[1]));
                });
    }

    private LeasedQueue queue() {
        return new LeasedQueue(entityManager, clock, Notification.class, Notification.State.RECEIVED);
    }
}
