package se.kassa.platform.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import se.kassa.platform.jobs.LeasedRow;

/** A stored message and the state of its delivery. An event makes one message per handler. */
@Entity
@Table(name = "outbox_message")
public class OutboxMessage extends LeasedRow {

    /** State of the delivery. */
    public enum State {
        /** Waiting for a worker. */
        WAITING,
        DELIVERED,
        /** Not delivered; needs manual action. */
        FAILED,
        /** Unknown whether it was delivered; needs manual action. */
        UNCERTAIN,
        /** Dismissed by staff. */
        DISMISSED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_message_seq")
    @SequenceGenerator(name = "outbox_message_seq", sequenceName = "outbox_message_seq", allocationSize = 50)
    private Long id;

    @Column(name = "handler", updatable = false)
    private String handler;

    @Column(name = "event_id", updatable = false)
    private String eventId;

    @Column(name = "subject", updatable = false)
    private String subject;

    @Column(name = "payload", updatable = false)
    private String payload;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.WAITING;

    protected OutboxMessage() {}

    OutboxMessage(String handler, String eventId, String subject, String payload, OffsetDateTime now) {
        super(now);
        this.handler = handler;
        this.eventId = eventId;
        this.subject = subject;
        this.payload = payload;
        this.createdAt = now;
    }

    OutboxDelivery toDelivery() {
        return new OutboxDelivery(eventId, subject, payload, createdAt);
    }

    public Long getId() {
        return id;
    }

    /** Name of the handler. */
    public String getHandler() {
        return handler;
    }

    /** Stable id of the event. */
    public String getEventId() {
        return eventId;
    }

    /** Subject; may be null. */
    public String getSubject() {
        return subject;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    public State getState() {
        return state;
    }
}
