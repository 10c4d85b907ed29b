package se.kassa.payment.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import se.kassa.order.HistoryMessage;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.SystemActors;
import se.kassa.payment.FailedNotifications;
import se.kassa.platform.database.SqlStatement;
import se.kassa.platform.jobs.LeasedQueue;
import se.kassa.platform.jobs.LeasedRow;

/**
 * A notification as received, and the state of its processing. It only triggers a query: its status and reference are
 * shown to staff and decide nothing.
 */
@Entity
@Table(name = "notification")
public class Notification extends LeasedRow {

    public enum State {
        /** Waits for a worker. */
        RECEIVED,
        /** The provider was queried and its response applied. */
        DONE,
        /** Failed too often: staff must retry it. */
        FAILED,
        /** Not readable; kept for staff to see. */
        UNREADABLE
    }

    private static final String INSERT =
            "insert into notification (id, attempt_id, deduplication_key, received_at, last_received_at, receive_count,"
                    + " body, payment_id, status, event, state, tries, due_at, fence, recorded)"
                    + " select nextval('notification_seq'), a.id, ?, ?, ?, 1, ?, ?, ?, ?, ?, 0, ?, 0, false"
                    + " from payment_attempt a";

    @Id
    private Long id;

    @Column(name = "attempt_id", updatable = false)
    private long attemptId;

    @Column(name = "deduplication_key", updatable = false)
    private String deduplicationKey;

    @Column(name = "received_at", updatable = false)
    private OffsetDateTime receivedAt;

    @Column(name = "last_received_at")
    private OffsetDateTime lastReceivedAt;

    @Column(name = "receive_count")
    private int receiveCount;

    @Column(name = "body", updatable = false)
    private String body;

    @Column(name = "payment_id", updatable = false)
    private String paymentId;

    @Column(name = "status", updatable = false)
    private String status;

    @Column(name = "event", updatable = false)
    private String event;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state;

    @Column(name = "recorded")
    private boolean recorded;

    protected Notification() {}

    /**
     * The SQL statement that inserts a notification for the provider's attempt with this token. The database rejects it if the
     * attempt has received the same one. The unique index on the token finds the attempt.
     */
    static SqlStatement insertOf(String provider, String token, NotificationMessage message, OffsetDateTime now) {
        return insertWhere("a.notification_token = ? and a.provider = ?", message, now, token, provider);
    }

    /** The same for an attempt that is known. */
    static SqlStatement insertOf(long attemptId, NotificationMessage message, OffsetDateTime now) {
        return insertWhere("a.id = ?", message, now, attemptId);
    }

    private static SqlStatement insertWhere(
            String attempt, NotificationMessage message, OffsetDateTime now, Object... attemptParameters) {
        Stream<Object> columns = Stream.of(
                message.deduplicationKey(),
                now,
                now,
                message.body(),
                message.paymentId(),
                message.status(),
                message.event(),
                (message.readable() ? State.RECEIVED : State.UNREADABLE).name(),
                now);
        return SqlStatement.of(
                INSERT + " where " + attempt,
                Stream.concat(columns, Stream.of(attemptParameters)).toArray());
    }

    /**
     * The SQL statement that completes a notification; it changes nothing if the lease was lost. A notification that
     * was received again in the meantime becomes due again: the payment may have changed again.
     *
     * @param receiveCount how often it had been received when processing began
     */
    static SqlStatement endOf(LeasedQueue.Lease lease, int receiveCount, OffsetDateTime now) {
        return SqlStatement.of(
                "update notification set state = case when receive_count > ? then 'RECEIVED' else 'DONE' end, due_at = ?,"
                        + " failure = '', finished_at = ?, lease_until = null where id = ? and fence = ?",
                receiveCount,
                now,
                now,
                lease.id(),
                lease.fence());
    }

    /**
     * Counts a repeat. A completed or failed notification is processed again from the beginning: the payment may have
     * changed, or the cause of the failure may be gone.
     */
    void receivedAgain(OffsetDateTime now) {
        receiveCount++;
        lastReceivedAt = now;
        if (state == State.DONE || state == State.FAILED) {
            state = State.RECEIVED;
            reset(now);
        }
    }

    /** The entry for the order's history. */
    OrderHistoryEntry toHistoryEntry(long orderId) {
        HistoryMessage message = state == State.UNREADABLE
                ? HistoryMessage.of("history.unreadable")
                : HistoryMessage.of("history.notified", event, status);
        return OrderHistoryEntry.pending(
                        orderId, OrderHistoryEntry.Type.NOTIFIED, SystemActors.PROVIDER, message, receivedAt)
                .withProviderResponse(status, null, null);
    }

    void markRecorded() {
        recorded = true;
    }

    /** Whether the order's history contains it. */
    boolean isRecorded() {
        return recorded;
    }

    FailedNotifications.Failed toFailed(String orderNumber) {
        return new FailedNotifications.Failed(id, orderNumber, receivedAt, status, event, getTries(), getFailure());
    }

    int getReceiveCount() {
        return receiveCount;
    }

    long getAttemptId() {
        return attemptId;
    }

    String getPaymentId() {
        return paymentId;
    }

    /** The provider's term for what happened; may be null. */
    String getEvent() {
        return event;
    }

    /** The provider's term for the state of the payment; may be null. */
    String getStatus() {
        return status;
    }

    OffsetDateTime getReceivedAt() {
        return receivedAt;
    }

    /** The body as received; empty after the customer's personal data was erased. */
    String getBody() {
        return body;
    }

    public Long getId() {
        return id;
    }
}
