package se.kassa.payment.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import se.kassa.order.HistoryMessage;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.payment.Actors;
import se.kassa.payment.FailedNotifications;
import se.kassa.platform.database.SqlStatement;
import se.kassa.platform.jobs.LeasedQueue;
import se.kassa.platform.jobs.LeasedRow;

/**
 * An order event notification as it was received, and how the work on it goes. It is a signal and never the truth: its
 * status and reference are kept to be shown, and nothing is decided on them.
 */
@Entity
@Table(name = "notification")
public class Notification extends LeasedRow {

    /** How far the work on it is. */
    public enum State {
        /** Waits for a worker. */
        RECEIVED,
        /** Ecster was asked, and the answer applied. */
        DONE,
        /** Tried too often: waits for a person. */
        PARKED,
        /** Kept for a person to see, though nobody could read it. */
        UNREADABLE
    }

    @Id
    private Long id;

    @Column(name = "attempt_id", updatable = false)
    private long attemptId;

    @Column(name = "identity", updatable = false)
    private String identity;

    @Column(name = "received_at", updatable = false)
    private OffsetDateTime receivedAt;

    @Column(name = "last_received_at")
    private OffsetDateTime lastReceivedAt;

    @Column(name = "receipts")
    private int receipts;

    @Column(name = "body", updatable = false)
    private String body;

    @Column(name = "provider_order_id", updatable = false)
    private String providerOrderId;

    @Column(name = "status", updatable = false)
    private String status;

    @Column(name = "event", updatable = false)
    private String event;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state;

    @Column(name = "entered")
    private boolean entered;

    protected Notification() {}

    /**
     * A notification as a statement, which inserts it where an attempt has this token; refused by the database where that has
     * received the same already. The addressee is found by the index of the tokens, however many orders there are and
     * however old this one is.
     */
    static SqlStatement insertOf(String token, NotificationMessage message, OffsetDateTime now) {
        return SqlStatement.of(
                "insert into notification (id, attempt_id, identity, received_at, last_received_at, receipts, body,"
                        + " provider_order_id, status, event, state, tries, due_at, fence, entered)"
                        + " select nextval('notification_seq'), a.id, ?, ?, ?, 1, ?, ?, ?, ?, ?, 0, ?, 0, false"
                        + " from payment_attempt a where a.notification_token = ?",
                message.identity(),
                now,
                now,
                message.body(),
                message.providerOrderId(),
                message.status(),
                message.event(),
                (message.readable() ? State.RECEIVED : State.UNREADABLE).name(),
                now,
                token);
    }

    /**
     * The end of the work on a notification as a statement, which changes nothing where the lease was lost. One that was
     * received again meanwhile is due again, for it may tell of something newer.
     *
     * @param receipts how often it had been received when the work began
     */
    static SqlStatement endOf(LeasedQueue.Lease lease, int receipts, OffsetDateTime now) {
        return SqlStatement.of(
                "update notification set state = case when receipts > ? then 'RECEIVED' else 'DONE' end, due_at = ?,"
                        + " failure = '', finished_at = ?, lease_until = null where id = ? and fence = ?",
                receipts,
                now,
                now,
                lease.id(),
                lease.fence());
    }

    /**
     * Received once more: worked on again from the beginning, where it was done, because something may have changed since,
     * and where it was parked, because what stood in its way may be gone.
     */
    void receivedAgain(OffsetDateTime now) {
        receipts++;
        lastReceivedAt = now;
        if (state == State.DONE || state == State.PARKED) {
            state = State.RECEIVED;
            beginAnew(now);
        }
    }

    /** What the order's history tells of it. */
    OrderHistoryEntry toEvent(long orderId) {
        HistoryMessage told = state == State.UNREADABLE
                ? HistoryMessage.of("told.unreadable")
                : HistoryMessage.of("told.notified", event, status);
        return OrderHistoryEntry.toCome(orderId, OrderHistoryEntry.Type.NOTIFIED, Actors.PROVIDER, told, receivedAt)
                .quoting(status, null, null);
    }

    /** It is entered in the order's history now. */
    void enter() {
        entered = true;
    }

    /** Whether the order's history has it. */
    boolean isEntered() {
        return entered;
    }

    FailedNotifications.Parked toParked(String orderNumber) {
        return new FailedNotifications.Parked(id, orderNumber, receivedAt, status, event, getTries(), getFailure());
    }

    /** How often it was received. */
    int getReceipts() {
        return receipts;
    }

    long getAttemptId() {
        return attemptId;
    }

    String getProviderOrderId() {
        return providerOrderId;
    }

    /** What Ecster says that happened; may be null. */
    String getEvent() {
        return event;
    }

    /** What Ecster says of its order; may be null. */
    String getStatus() {
        return status;
    }

    OffsetDateTime getReceivedAt() {
        return receivedAt;
    }

    /** As it came; empty where the person it may name was erased. */
    String getBody() {
        return body;
    }

    public Long getId() {
        return id;
    }
}
