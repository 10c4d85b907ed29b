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

/** A message that leaves the shop, and how its delivery goes. One fact makes one message for each handler. */
@Entity
@Table(name = "outbox_message")
public class OutboxMessage extends LeasedRow {

    /** How far its delivery is. */
    public enum State {
        /** Waits for a worker. */
        WAITING,
        DELIVERED,
        /** Not delivered: waits for a person. */
        FAILED,
        /** Nobody knows whether it was delivered: waits for a person. */
        UNCERTAIN,
        /** A person has let it be. */
        SETTLED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_message_seq")
    @SequenceGenerator(name = "outbox_message_seq", sequenceName = "outbox_message_seq", allocationSize = 50)
    private Long id;

    @Column(name = "handler", updatable = false)
    private String handler;

    @Column(name = "fact", updatable = false)
    private String fact;

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

    OutboxMessage(String handler, String fact, String subject, String payload, OffsetDateTime now) {
        super(now);
        this.handler = handler;
        this.fact = fact;
        this.subject = subject;
        this.payload = payload;
        this.createdAt = now;
    }

    OutboxDelivery toDelivery() {
        return new OutboxDelivery(fact, subject, payload, createdAt);
    }

    public Long getId() {
        return id;
    }

    /** The name of who delivers it. */
    public String getHandler() {
        return handler;
    }

    /** The stable id of the fact that it tells of. */
    public String getFact() {
        return fact;
    }

    /** What it is about; may be null. */
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
