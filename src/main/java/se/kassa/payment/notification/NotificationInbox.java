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
import se.kassa.payment.NotificationResult;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.reconciliation.ProviderResponses;
import se.kassa.platform.database.AutoCommitJdbc;
import se.kassa.platform.database.SqlStatement;
import se.kassa.platform.jobs.LeasedQueue;

/**
 * The stored notifications: counts repeats, leases them to workers, and records how processing ended. Every method is one
 * transaction. {@link NotificationStore} stores new ones.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class NotificationInbox {

    /**
     * A notification that one worker may process until its lease ends.
     *
     * @param query prepared for the attempt that it was sent for
     * @param receiveCount how often it had been received when processing began
     */
    public record Claim(
            LeasedQueue.Lease lease,
            ProviderResponses.PaymentQuery query,
            String paymentId,
            int receiveCount,
            String orderNumber) {

        /** Whether more than half of the lease is over, so that processing may not end in time. */
        boolean isTooLate(OffsetDateTime now) {
            return now.plus(LEASE.dividedBy(2)).isAfter(lease.until());
        }
    }

    /**
     * The notifications that are not processed.
     *
     * @param waiting for a worker
     * @param oldestSeconds age of the oldest that waits; 0 if none does
     * @param failed notifications that failed for good
     */
    public record Backlog(long waiting, long oldestSeconds, long failed) {}

    /** Longer than processing takes. Losing the lease is harmless: the work is repeated. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(NotificationInbox.class.getName());

    private static final List<Notification.State> FAILED = List.of(Notification.State.FAILED);
    private static final List<Notification.State> ENDED =
            List.of(Notification.State.DONE, Notification.State.UNREADABLE);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private ProviderResponses responses;

    @Inject
    private AutoCommitJdbc statements;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    /** The id of the attempt with this notification token; empty if there is none. */
    public Optional<Long> attemptByToken(String token) {
        return attempts.byNotificationToken(token).map(PaymentAttempt::getId);
    }

    /** The id of the provider's attempt that a notification without token is about; empty if there is none. */
    Optional<Long> attemptOf(String provider, NotificationResult.Ours ours) {
        return attempts.find(provider, ours.reference(), ours.paymentId(), ours.sessionId())
                .filter(attempt -> attempt.isIdentifiedBy(ours.attemptDigest()))
                .map(PaymentAttempt::getId);
    }

    /** Counts a repeated notification; returns its id, or empty if it is not stored. */
    Optional<Long> countRepeat(String token, String deduplicationKey) {
        return attemptByToken(token).flatMap(attempt -> countRepeat(attempt, deduplicationKey));
    }

    Optional<Long> countRepeat(long attemptId, String deduplicationKey) {
        return entityManager
                .createQuery(
                        "select n from Notification n where n.attemptId = :attempt and n.deduplicationKey = :key",
                        Notification.class)
                .setParameter("attempt", attemptId)
                .setParameter("key", deduplicationKey)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(notification -> {
                    notification.receivedAgain(OffsetDateTime.now(clock));
                    return notification.getId();
                });
    }

    /** The ids of due notifications without a lease, oldest first. */
    public List<Long> due(int atMost) {
        return queue().due(atMost);
    }

    /** Claims those of the given notifications that are due and not claimed by another worker. */
    public List<Claim> claim(List<Long> ids, String owner) {
        List<LeasedQueue.Lease> leases = queue().lock(ids, LEASE);
        if (leases.isEmpty()) {
            return List.of();
        }
        List<Claim> claims = claims(leases.stream().collect(Collectors.toMap(LeasedQueue.Lease::id, lease -> lease)));
        queue().take(leases, owner, ", r.recorded = true");
        return claims;
    }

    /** Records the claimed notifications in the histories of their orders. */
    private List<Claim> claims(Map<Long, LeasedQueue.Lease> leases) {
        List<Object[]> rows = entityManager
                .createQuery(
                        "select n, a, o.number from Notification n, PaymentAttempt a, Order o"
                                + " where n.id in :ids and n.attemptId = a.id and a.orderId = o.id order by n.id",
                        Object[].class)
                .setParameter("ids", leases.keySet())
                .getResultList();
        Map<Long, ProviderResponses.PaymentQuery> queries = responses.open(
                rows.stream().map(row -> ((Notification) row[0]).getAttemptId()).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> {
                    Notification notification = (Notification) row[0];
                    return claim(
                            leases.get(notification.getId()),
                            notification,
                            queries.get(notification.getAttemptId()),
                            (String) row[2]);
                })
                .toList();
    }

    private Claim claim(
            LeasedQueue.Lease lease,
            Notification notification,
            ProviderResponses.PaymentQuery query,
            String orderNumber) {
        if (!notification.isRecorded()) {
            history.record(notification.toHistoryEntry(query.orderId()));
            logReceived(notification, orderNumber);
        }
        return new Claim(lease, query, notification.getPaymentId(), notification.getReceiveCount(), orderNumber);
    }

    /** Releases a notification that was not processed. */
    public void release(Claim claim) {
        queue().release(claim.lease());
    }

    private static void logReceived(Notification notification, String orderNumber) {
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

    /** Completes a notification. One that was received again in the meantime becomes due again. */
    @Transactional(Transactional.TxType.NEVER)
    public void complete(Claim claim) {
        SqlStatement end = Notification.endOf(claim.lease(), claim.receiveCount(), OffsetDateTime.now(clock));
        statements.execute(end::update);
    }

    private boolean wasReceivedAgain(Claim claim) {
        Notification notification =
                entityManager.find(Notification.class, claim.lease().id(), LockModeType.PESSIMISTIC_WRITE);
        return notification != null && notification.getReceiveCount() > claim.receiveCount();
    }

    /** Schedules a retry. */
    public void retryLater(Claim claim, Duration pause, String failure) {
        queue().finish(claim.lease(), Notification.State.RECEIVED, pause, failure);
    }

    /**
     * Marks the notification as failed, or schedules one more attempt if it was received again in the meantime.
     *
     * @return whether it failed for good; false also if the lease was lost
     */
    public boolean fail(Claim claim, String failure) {
        boolean again = wasReceivedAgain(claim);
        Notification.State state = again ? Notification.State.RECEIVED : Notification.State.FAILED;
        return queue().finish(claim.lease(), state, Duration.ZERO, failure) && !again;
    }

    /** The size of the backlog. */
    public Backlog backlog() {
        LeasedQueue.Backlog backlog = queue().backlog("lastReceivedAt");
        return new Backlog(backlog.waiting(), backlog.oldestSeconds(), queue().count(FAILED));
    }

    /** When a notification was last received; empty for never. */
    Optional<OffsetDateTime> lastReceived() {
        return Optional.ofNullable(entityManager
                .createQuery("select max(n.lastReceivedAt) from Notification n", OffsetDateTime.class)
                .getSingleResult());
    }

    /** The failed notifications with their order numbers, newest first. */
    public List<FailedNotifications.Failed> failed(int atMost) {
        return entityManager
                .createQuery(
                        "select n, o.number from Notification n, PaymentAttempt a, Order o where n.attemptId = a.id"
                                + " and a.orderId = o.id and n.state = :failed order by n.id desc",
                        Object[].class)
                .setParameter("failed", Notification.State.FAILED)
                .setMaxResults(atMost)
                .getResultStream()
                .map(row -> ((Notification) row[0]).toFailed((String) row[1]))
                .toList();
    }

    /** Retries a failed notification from the beginning; returns whether it existed. */
    public boolean replay(long id) {
        return queue().replay(FAILED, id) == 1;
    }

    /** Retries all failed notifications from the beginning. Returns how many. */
    public int replayAll() {
        return queue().replay(FAILED, null);
    }

    /** Deletes notifications that were completed before a moment, oldest first. The orders' history remains. */
    public int prune(OffsetDateTime before, int atMost) {
        recordBefore(before);
        return queue().prune(ENDED, "lastReceivedAt", before, atMost);
    }

    /** Records unreadable notifications in the history before they are deleted; no worker has done so. */
    private void recordBefore(OffsetDateTime before) {
        entityManager
                .createQuery(
                        "select n, a.orderId from Notification n, PaymentAttempt a where n.attemptId = a.id"
                                + " and n.recorded = false and n.state in :ended and n.lastReceivedAt < :before",
                        Object[].class)
                .setParameter("ended", ENDED)
                .setParameter("before", before)
                .getResultList()
                .forEach(row -> {
                    Notification notification = (Notification) row[0];
                    notification.markRecorded();
                    history.record(notification.toHistoryEntry((Long) row[1]));
                });
    }

    private LeasedQueue queue() {
        return new LeasedQueue(entityManager, clock, Notification.class, Notification.State.RECEIVED);
    }
}
