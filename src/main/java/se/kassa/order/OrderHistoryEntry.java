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
 * One event in the history of an order: time, actor and description. Entries are never deleted. An event that repeats
 * increments {@linkplain #getRepeats a counter} instead of adding entries, and personal data in an entry can be erased.
 */
@Entity
@Table(name = "order_history_entry")
public class OrderHistoryEntry {

    /** Type of event. */
    public enum Type {
        PLACED,
        REVISED,
        PAYMENT_STARTED,
        PAYMENT_START_FAILED,
        NOTIFIED,
        QUERIED,
        PAYMENT_CHANGED,
        PUT_IN_REVIEW,
        ALERT,
        PAYMENT_EXPIRED,
        /** The mail server accepted a mail to the customer. */
        MAIL_SENT,
        MAIL_FAILED,
        /** It is unknown whether a mail was sent. */
        MAIL_UNCERTAIN,
        /** Staff resent a failed message. */
        MESSAGE_RESENT,
        /** Staff dismissed a failed message. */
        MESSAGE_DISMISSED,
        /** A change of the order's stock reservation or restocking. */
        STOCK,
        CAPTURE,
        REFUND,
        VOID,
        CANCELLED,
        SHIPPED,
        RELEASED,
        NOTE,
        /** Staff changed the customer's names, contact or addresses. */
        CUSTOMER_CHANGED,
        /** The consumer withdrew from the contract. */
        WITHDRAWN,
        /** The personal data was erased. */
        ERASED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_history_entry_seq")
    @SequenceGenerator(name = "order_history_entry_seq", sequenceName = "order_history_entry_seq", allocationSize = 50)
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

    OrderHistoryEntry(long orderId, Type type, String actor, HistoryMessage message, OffsetDateTime at) {
        this(orderId, type, actor, "", at);
        this.textKey = message.key();
        this.textParameters = message.parametersAsText();
    }

    /**
     * Creates an entry about an order that did not change, to be {@linkplain PendingHistory reported} until it is
     * stored.
     */
    public static OrderHistoryEntry pending(
            long orderId, Type type, String actor, HistoryMessage message, OffsetDateTime at) {
        return new OrderHistoryEntry(orderId, type, actor, message, at);
    }

    /** Whether both describe the same event; one of them is not stored yet. */
    boolean isSameAs(OrderHistoryEntry other) {
        return type == other.type && at.isEqual(other.at) && getMessage().equals(other.getMessage());
    }

    /** Adds the payment provider's response as it was received, without personal identity numbers. */
    public OrderHistoryEntry withProviderResponse(String status, Long quotedAmount, String answer) {
        this.providerStatus = status;
        this.amount = quotedAmount;
        this.details = answer;
        return this;
    }

    /** Increments the repeat counter. */
    void repeated(OffsetDateTime now) {
        repeats++;
        lastAt = now;
    }

    /** The explanation without what may be personal data. */
    String erasedExplanation() {
        return explanation.isEmpty() ? explanation : HistoryMessage.ERASED;
    }

    /** The parameters without what may be personal data; null if there are none. */
    String erasedParameters() {
        return getMessage()
                .map(message -> message.withoutFreeText().parametersAsText())
                .orElse(null);
    }

    public Long getId() {
        return id;
    }

    public OffsetDateTime getAt() {
        return at;
    }

    /** The actor: a login name, or {@code shopper}, {@code provider}, {@code kassa}. */
    public String getActor() {
        return actor;
    }

    public Type getType() {
        return type;
    }

    /** The translatable message; empty if {@link #getExplanation} holds the text. */
    public Optional<HistoryMessage> getMessage() {
        return Optional.ofNullable(textKey).map(key -> HistoryMessage.read(key, textParameters));
    }

    /** Free text, for example from the payment provider; empty if {@link #getMessage} is present. */
    public String getExplanation() {
        return explanation;
    }

    public String getProviderStatus() {
        return providerStatus;
    }

    /** Minor units; null if the event has no amount. */
    public Long getAmount() {
        return amount;
    }

    /** Number of repeats; the last was at {@link #getLastAt()}. */
    public int getRepeats() {
        return repeats;
    }

    public OffsetDateTime getLastAt() {
        return lastAt;
    }

    /** The payment provider's response as received; null if none. */
    public String getDetails() {
        return details;
    }

    public long getOrderId() {
        return orderId;
    }
}
