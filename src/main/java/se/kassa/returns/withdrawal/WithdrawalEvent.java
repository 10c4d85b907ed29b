package se.kassa.returns.withdrawal;

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

/** What staff recorded about a withdrawal after it was received. Never changed, except that a text can be erased. */
@Entity
@Table(name = "withdrawal_event")
public class WithdrawalEvent {

    /** Kind of event. */
    public enum Type {
        /** The products came back, in a condition. */
        GOODS_BACK,
        /** A refund was made for the withdrawal. */
        REFUND,
        NOTE
    }

    /** Condition of products that came back. */
    public enum Condition {
        /** As new. */
        GOOD,
        /** Used more than needed to examine it: the refund may be reduced. */
        USED,
        DAMAGED,
        /** Something is missing. */
        INCOMPLETE
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "withdrawal_event_seq")
    @SequenceGenerator(name = "withdrawal_event_seq", sequenceName = "withdrawal_event_seq", allocationSize = 50)
    private Long id;

    @Column(name = "withdrawal_id", updatable = false)
    private long withdrawalId;

    @Column(name = "at", updatable = false)
    private OffsetDateTime at;

    @Column(name = "actor", updatable = false)
    private String actor;

    @Enumerated(EnumType.STRING)
    @Column(name = "type", updatable = false)
    private Type type;

    @Enumerated(EnumType.STRING)
    @Column(name = "item_condition", updatable = false)
    private Condition condition;

    @Column(name = "operation_id", updatable = false)
    private Long operationId;

    @Column(name = "text")
    private String text;

    protected WithdrawalEvent() {}

    private WithdrawalEvent(long withdrawalId, OffsetDateTime at, String actor, Type type, String text) {
        this.withdrawalId = withdrawalId;
        this.at = at;
        this.actor = actor;
        this.type = type;
        this.text = text;
    }

    /** @param text a note; may be empty */
    static WithdrawalEvent goodsBack(
            Withdrawal withdrawal, Condition condition, String text, String actor, OffsetDateTime at) {
        WithdrawalEvent event = new WithdrawalEvent(withdrawal.getId(), at, actor, Type.GOODS_BACK, text);
        event.condition = condition;
        return event;
    }

    static WithdrawalEvent refund(Withdrawal withdrawal, long operationId, String actor, OffsetDateTime at) {
        WithdrawalEvent event = new WithdrawalEvent(withdrawal.getId(), at, actor, Type.REFUND, "");
        event.operationId = operationId;
        return event;
    }

    static WithdrawalEvent note(Withdrawal withdrawal, String text, String actor, OffsetDateTime at) {
        return new WithdrawalEvent(withdrawal.getId(), at, actor, Type.NOTE, text);
    }

    void eraseText() {
        text = "";
    }

    public long getWithdrawalId() {
        return withdrawalId;
    }

    public OffsetDateTime getAt() {
        return at;
    }

    /** Login name. */
    public String getActor() {
        return actor;
    }

    public Type getType() {
        return type;
    }

    /** Null unless products came back. */
    public Condition getCondition() {
        return condition;
    }

    /** Id of the refund; null unless one was made. */
    public Long getOperationId() {
        return operationId;
    }

    /** A note; empty if none. */
    public String getText() {
        return text;
    }
}
