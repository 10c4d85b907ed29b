package se.kassa.payment.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A capture, a refund or a cancellation. It is intended, and kept, before the payment provider is called; then it
 * succeeded, failed, goes on, or nobody knows: in the last two cases it stays open, and no other may begin on the same
 * order, which the database holds. One that the shop had no part in, done by the provider's own staff for one, is kept
 * as succeeded when it is first seen.
 */
@Entity
@Table(name = "payment_operation")
public class PaymentOperation {

    /** What it does. */
    public enum Kind {
        CAPTURE,
        REFUND,
        CANCEL
    }

    /** Where it stands. */
    public enum State {
        INTENDED,
        /** The provider works on it. */
        ONGOING,
        /** Nobody knows whether it happened. */
        UNKNOWN,
        SUCCEEDED,
        FAILED
    }

    /** How it ended, where that is not plain. */
    public enum Ending {
        /** The provider was not reached; nothing happened. */
        NOT_REACHED,
        REFUSED,
        /** The payment is not in a state that allows it. */
        WRONG_STATE,
        /** It was done elsewhere before. */
        DONE_ELSEWHERE,
        /** Nothing was left to cancel: the payment was closed or had expired. */
        CLOSED_BEFORE,
        /** The provider did not answer. */
        NO_ANSWER,
        /** It was accepted and did not come through. */
        FAILED_LATER,
        /** The node that did it ended in between. */
        INTERRUPTED,
        /** A person found that it did not happen. */
        NOT_DONE
    }

    private static final Set<State> OPEN = EnumSet.of(State.INTENDED, State.ONGOING, State.UNKNOWN);
    private static final int LONGEST_EXPLANATION = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_operation_seq")
    @SequenceGenerator(name = "payment_operation_seq", sequenceName = "payment_operation_seq", allocationSize = 50)
    private Long id;

    @Column(name = "order_id", updatable = false)
    private long orderId;

    @Column(name = "open_order_id")
    private Long openOrderId;

    @Column(name = "attempt_id", updatable = false)
    private long attemptId;

    @Column(name = "provider_order_id", updatable = false)
    private String providerOrderId;

    @Column(name = "number", updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.INTENDED;

    @Enumerated(EnumType.STRING)
    @Column(name = "ending")
    private Ending ending;

    @Column(name = "amount", updatable = false)
    private long amount;

    @Column(name = "refunded_amount")
    private long refundedAmount;

    @Column(name = "capture_id", updatable = false)
    private Long captureId;

    @Column(name = "capture_transaction_id", updatable = false)
    private String captureTransactionId;

    @Column(name = "method", updatable = false)
    private String method;

    @Column(name = "last_capture", updatable = false)
    private boolean lastCapture;

    @Column(name = "voiding", updatable = false)
    private boolean voiding;

    @Column(name = "put_back", updatable = false)
    private boolean putBack;

    @Column(name = "reference", updatable = false)
    private String reference;

    @Column(name = "token", updatable = false)
    private String token;

    @Column(name = "actor", updatable = false)
    private String actor;

    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "explanation")
    private String explanation;

    @Column(name = "begun_at", updatable = false)
    private OffsetDateTime begunAt;

    @Column(name = "ended_at")
    private OffsetDateTime endedAt;

    @Column(name = "provider_transaction_id")
    private String providerTransactionId;

    @Column(name = "confirmed_at")
    private OffsetDateTime confirmedAt;

    @Column(name = "looks")
    private int looks;

    @Column(name = "due_at")
    private OffsetDateTime dueAt;

    @Column(name = "for_person")
    private boolean forPerson;

    @Transient
    private List<TransactionLine> rows = List.of();

    protected PaymentOperation() {}

    /** An intent. {@code dueAt} is when somebody looks after it, should whoever intended it not come back. */
    PaymentOperation(
            OperationPlan plan, OperationRequest request, int number, OffsetDateTime now, OffsetDateTime dueAt) {
        this(plan, number, request.actor(), now);
        this.openOrderId = orderId;
        this.reference = plan.orderNumber() + "-T" + number;
        this.token = request.token();
        this.reason = request.reason();
        this.putBack = request.putBack();
        this.dueAt = dueAt;
    }

    private PaymentOperation(OperationPlan plan, int number, String actor, OffsetDateTime now) {
        this.orderId = plan.orderId();
        this.attemptId = plan.attemptId();
        this.providerOrderId = plan.providerOrderId();
        this.number = number;
        this.kind = plan.kind();
        this.amount = plan.amount();
        this.captureId = plan.captureId();
        this.captureTransactionId = plan.captureTransactionId();
        this.method = plan.method();
        this.lastCapture = plan.last();
        this.voiding = plan.voiding();
        this.actor = actor;
        this.begunAt = now;
        this.rows = List.copyOf(plan.rows());
    }

    /** One that the shop had no part in. */
    static PaymentOperation seen(OperationPlan plan, int number, String actor, String transaction, OffsetDateTime now) {
        PaymentOperation operation = new PaymentOperation(plan, number, actor, now);
        operation.close(State.SUCCEEDED, null, now);
        operation.providerTransactionId = transaction;
        operation.confirm(now);
        return operation;
    }

    /**
     * It happened. One that was thought to have failed may turn out so.
     *
     * @param transaction the provider's id of it; null where it was not told
     * @return whether that is news
     */
    boolean succeed(String transaction, Ending how, OffsetDateTime now, OffsetDateTime confirmBy) {
        if (providerTransactionId == null) {
            providerTransactionId = transaction;
        }
        if (state == State.SUCCEEDED) {
            return false;
        }
        close(State.SUCCEEDED, how, now);
        explanation = null;
        dueAt = confirmBy;
        return true;
    }

    /** It did not happen. Returns whether that is news; what succeeded has not failed. */
    boolean fail(Ending why, String what, OffsetDateTime now) {
        if (!isOpen()) {
            return false;
        }
        close(State.FAILED, why, now);
        explanation = cut(what);
        dueAt = null;
        return true;
    }

    /** The provider works on it; it is looked at again. */
    boolean goOn(OffsetDateTime next) {
        boolean news = isOpen() && state != State.ONGOING;
        if (isOpen()) {
            state = State.ONGOING;
            ending = null;
            looks++;
            dueAt = next;
        }
        return news;
    }

    /** Nobody knows whether it happened; it is looked at. Returns whether that is news. */
    boolean lose(Ending why, String what, OffsetDateTime next) {
        if (!isOpen() || state == State.UNKNOWN) {
            return false;
        }
        state = State.UNKNOWN;
        ending = why;
        explanation = cut(what);
        looks = 0;
        dueAt = next;
        return true;
    }

    /** It was looked for and not found; it is looked for again. */
    void lookAgain(OffsetDateTime next) {
        looks++;
        dueAt = next;
    }

    /** It was looked for in vain: a person must find out. */
    void putToPerson() {
        looks++;
        forPerson = true;
        dueAt = null;
    }

    /** The provider's answer has it. */
    void confirm(OffsetDateTime now) {
        if (confirmedAt == null) {
            confirmedAt = now;
        }
        if (state == State.SUCCEEDED) {
            dueAt = null;
        }
    }

    /** Sets when it is looked at next. */
    void due(OffsetDateTime next) {
        dueAt = next;
    }

    /** A refund of this capture was intended, or, with a negative amount, did not come through after all. */
    void refunding(long minorUnits) {
        refundedAmount = Math.addExact(refundedAmount, minorUnits);
    }

    private void close(State end, Ending how, OffsetDateTime now) {
        state = end;
        ending = how;
        endedAt = now;
        openOrderId = null;
        forPerson = false;
    }

    /** Gives it the rows that are kept beside it. */
    void with(List<TransactionLine> kept) {
        rows = List.copyOf(kept);
    }

    private static String cut(String text) {
        return text != null && text.length() > LONGEST_EXPLANATION ? text.substring(0, LONGEST_EXPLANATION) : text;
    }

    /** Whether it may still happen, or have happened: nothing else begins meanwhile. */
    public boolean isOpen() {
        return OPEN.contains(state);
    }

    /** Whether its amount is taken or may be: everything but a failed one. */
    public boolean counts() {
        return state != State.FAILED;
    }

    /** Whether its goods go back in stock when it succeeds. */
    public boolean isPutBack() {
        return putBack;
    }

    public Long getId() {
        return id;
    }

    public long getOrderId() {
        return orderId;
    }

    public long getAttemptId() {
        return attemptId;
    }

    /** The payment, by the provider's id. */
    public String getProviderOrderId() {
        return providerOrderId;
    }

    /** 1 for the first of its order. */
    public int getNumber() {
        return number;
    }

    public Kind getKind() {
        return kind;
    }

    public State getState() {
        return state;
    }

    /** Null where there is nothing to add to the state. */
    public Ending getEnding() {
        return ending;
    }

    /** Minor units, VAT included. */
    public long getAmount() {
        return amount;
    }

    /** Of a capture: what is refunded, or is being refunded, in minor units. */
    public long getRefundedAmount() {
        return refundedAmount;
    }

    /** Of a refund: the capture that it is of; null where it is not known. */
    public Long getCaptureId() {
        return captureId;
    }

    /** Of a refund: the capture, by the provider's id. */
    String getCaptureTransactionId() {
        return captureTransactionId;
    }

    /** How it was paid, in the provider's word; may be null. */
    public String getMethod() {
        return method;
    }

    /** Of a capture: whether it ends the reservation. */
    public boolean isLastCapture() {
        return lastCapture;
    }

    /** Whether it voids a payment that is held. */
    public boolean isVoiding() {
        return voiding;
    }

    /** Ours, by which the provider knows it; null where the shop had no part in it. */
    public String getReference() {
        return reference;
    }

    public String getToken() {
        return token;
    }

    /** Who did it: a login name, or {@code provider}. */
    public String getActor() {
        return actor;
    }

    /** Why, in the words of who did it; may be null. */
    public String getReason() {
        return reason;
    }

    /** The provider's words where it went wrong; may be null. */
    public String getExplanation() {
        return explanation;
    }

    public OffsetDateTime getBegunAt() {
        return begunAt;
    }

    /** Null while it is open. */
    public OffsetDateTime getEndedAt() {
        return endedAt;
    }

    /** The provider's id of it; null before it is known. */
    public String getProviderTransactionId() {
        return providerTransactionId;
    }

    /** When the provider's answer first had it; null before. */
    public OffsetDateTime getConfirmedAt() {
        return confirmedAt;
    }

    int getLooks() {
        return looks;
    }

    /** When it is looked at next; null for never. */
    public OffsetDateTime getDueAt() {
        return dueAt;
    }

    /** Whether a person must find out what became of it. */
    public boolean isForPerson() {
        return forPerson;
    }

    /** Of a capture or a refund, empty where a held payment was voided. */
    public List<TransactionLine> getRows() {
        return rows;
    }

    /** Minor units, within the amount; 0 where there are no rows. */
    public long getVat() {
        return getRows().stream().mapToLong(TransactionLine::vat).sum();
    }
}
