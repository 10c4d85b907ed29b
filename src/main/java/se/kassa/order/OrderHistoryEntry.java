package se.kassa.order;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One thing that happened to an order: when, by whom, what. Entries are only added; but one that repeats itself counts
 * its {@linkplain #getRepeats repeats} instead of filling the history, and what may name a person can be erased.
 */
@Entity
@Table(name = "order_event")
public class OrderHistoryEntry {

    /** What kind of thing happened. */
    public enum Type {
        PLACED,
        REVISED,
        PAYMENT_BEGUN,
        PAYMENT_FAILED_TO_BEGIN,
        NOTIFIED,
        ASKED,
        PAYMENT_CHANGED,
        HELD,
        ALARM,
        GIVEN_UP,
        /** The mail server took over a mail to the shopper. */
        MAIL_SENT,
        MAIL_FAILED,
        /** Nobody knows whether a mail went out. */
        MAIL_UNCERTAIN,
        /** A person has a message sent again that did not get out. */
        SENT_AGAIN,
        /** A person lets a message be that did not get out. */
        LET_BE,
        /** What the order holds back from others, or gives back. */
        STOCK,
        CAPTURE,
        REFUND,
        CANCEL,
        SHIPPED,
        RELEASED,
        NOTE,
        /** The data of the person who bought were erased. */
        ERASED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_event_seq")
    @SequenceGenerator(name = "order_event_seq", sequenceName = "order_event_seq", allocationSize = 50)
    private Long id;

    @Column(name = "order_id", updatable = false)
    private long orderId;

    @Column(name = "at", updatable = false)
    private OffsetDateTime at;

    @Column(name = "actor", updatable = false)
    private String actor;

    @Enumerated(EnumType.STRING)
    @Column(name = "type", updatable = false)
    private Type type;

    @Column(name = "explanation", updatable = false)
    private String explanation;

    @Column(name = "text_key", updatable = false)
    private String textKey;

    @Column(name = "text_parameters", updatable = false)
    private String textParameters;

    @Column(name = "provider_status", updatable = false)
    private String providerStatus;

    @Column(name = "amount", updatable = false)
    private Long amount;

    @Column(name = "repeats")
    private int repeats;

    @Column(name = "last_at")
    private OffsetDateTime lastAt;

    @Basic(fetch = FetchType.LAZY)
    @Column(name = "details", updatable = false)
    private String details;

    protected OrderHistoryEntry() {}

    OrderHistoryEntry(long orderId, Type type, String actor, String explanation, OffsetDateTime at) {
        this.orderId = orderId;
        this.type = type;
        this.actor = actor;
        this.explanation = explanation;
        this.at = at;
        this.lastAt = at;
    }

    OrderHistoryEntry(long orderId, Type type, String actor, HistoryMessage told, OffsetDateTime at) {
        this(orderId, type, actor, "", at);
        this.textKey = told.key();
        this.textParameters = told.parametersAsText();
    }

    /** One about an order that made no transition, for who {@linkplain PendingHistory keeps it} until it is entered. */
    public static OrderHistoryEntry toCome(
            long orderId, Type type, String actor, HistoryMessage told, OffsetDateTime at) {
        return new OrderHistoryEntry(orderId, type, actor, told, at);
    }

    /** Whether both tell of the same, one of them not entered yet. */
    boolean isSame(OrderHistoryEntry other) {
        return type == other.type && at.isEqual(other.at) && getTold().equals(other.getTold());
    }

    /** What the payment provider said, as it came, without personal identity numbers. */
    public OrderHistoryEntry quoting(String status, Long quotedAmount, String answer) {
        this.providerStatus = status;
        this.amount = quotedAmount;
        this.details = answer;
        return this;
    }

    /** The same thing happened again and changed nothing. */
    void repeated(OffsetDateTime now) {
        repeats++;
        lastAt = now;
    }

    /** What is left of the explanation when what may name a person is taken out. */
    String explanationWithoutPerson() {
        return explanation.isEmpty() ? explanation : HistoryMessage.ERASED;
    }

    /** What is left of the parameters when what may name a person is taken out; null where there are none. */
    String parametersWithoutPerson() {
        return getTold().map(told -> told.withoutWords().parametersAsText()).orElse(null);
    }

    public Long getId() {
        return id;
    }

    public OffsetDateTime getAt() {
        return at;
    }

    /** Who did it: a login name, or {@code shopper}, {@code provider}, {@code kassa}. */
    public String getActor() {
        return actor;
    }

    public Type getType() {
        return type;
    }

    /** What it says, in no language yet; empty where the {@linkplain #getExplanation explanation} says it. */
    public Optional<HistoryMessage> getTold() {
        return Optional.ofNullable(textKey).map(key -> HistoryMessage.read(key, textParameters));
    }

    /** What it says in the words of whoever said it, for one the payment provider; empty where {@link #getTold} is not. */
    public String getExplanation() {
        return explanation;
    }

    public String getProviderStatus() {
        return providerStatus;
    }

    /** Minor units; null where no amount is meant. */
    public Long getAmount() {
        return amount;
    }

    /** How often the same thing happened again, the last time at {@link #getLastAt()}. */
    public int getRepeats() {
        return repeats;
    }

    public OffsetDateTime getLastAt() {
        return lastAt;
    }

    /** The payment provider's answer as it came; null where there was none. */
    public String getDetails() {
        return details;
    }
}
