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
 * A capture, refund or void. It is stored as intended before the provider is called. Then it succeeds, fails,
 * is pending, or has an unknown outcome. In the last two states it stays open, and no other may begin on the same
 * order; a unique constraint ensures it. Operations made outside the shop are stored as succeeded when they are first
 * reported.
 */
@Entity
@Table(name = "payment_operation")
public class PaymentOperation {

    public enum Kind {
        CAPTURE,
        REFUND,
        VOID
    }

    public enum State {
        CREATED,
        /** The provider works on it. */
        PENDING,
        /** It is unknown whether it happened. */
        UNKNOWN,
        SUCCEEDED,
        FAILED
    }

    /** The cause of the outcome, where the state alone does not explain it. */
    public enum OutcomeReason {
        /** Not reached; nothing happened. */
        NOT_REACHED,
        REFUSED,
        /** The shop's settings for the provider are missing or rejected; nothing happened. */
        MISCONFIGURED,
        /** The payment is not in a state that allows it. */
        WRONG_STATE,
        /** It was done elsewhere before. */
        DONE_EXTERNALLY,
        /** Nothing was left to void: the payment was closed or had expired. */
        ALREADY_CLOSED,
        /** The provider did not answer. */
        NO_RESPONSE,
        /** It was accepted and did not come through. */
        FAILED_LATER,
        /** The node that did it ended in between. */
        INTERRUPTED,
        /** Staff found that it did not happen. */
        NOT_DONE
    }

    private static final Set<State> OPEN = EnumSet.of(State.CREATED, State.PENDING, State.UNKNOWN);
    private static final int MAX_EXPLANATION_LENGTH = 1000;

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

    @Column(name = "provider", updatable = false)
    private String provider;

    @Column(name = "payment_id", updatable = false)
    private String paymentId;

    @Column(name = "number", updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.CREATED;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome_reason")
    private OutcomeReason outcomeReason;

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

    @Column(name = "final_capture", updatable = false)
    private boolean finalCapture;

    @Column(name = "voids_reviewed_payment", updatable = false)
    private boolean voidingReviewedPayment;

    @Column(name = "restock", updatable = false)
    private boolean restock;

    @Column(name = "reference", updatable = false)
    private String reference;

    @Column(name = "idempotency_key", updatable = false)
    private String idempotencyKey;

    @Column(name = "actor", updatable = false)
    private String actor;

    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "explanation")
    private String explanation;

    @Column(name = "started_at", updatable = false)
    private OffsetDateTime startedAt;

    @Column(name = "ended_at")
    private OffsetDateTime endedAt;

    @Column(name = "provider_transaction_id")
    private String providerTransactionId;

    @Column(name = "confirmed_at")
    private OffsetDateTime confirmedAt;

    @Column(name = "checks")
    private int checks;

    @Column(name = "due_at")
    private OffsetDateTime dueAt;

    @Column(name = "needs_attention")
    private boolean needingAttention;

    @Transient
    private List<TransactionLine> lines;

    protected PaymentOperation() {}

    /**
     * An intent.
     *
     * @param dueAt when the follow-up job checks it if the caller does not return
     */
    PaymentOperation(
            OperationPlan plan, OperationRequest request, int number, OffsetDateTime now, OffsetDateTime dueAt) {
        this(plan, number, request.origin().actor(), now);
        this.openOrderId = orderId;
        this.reference = plan.payment().orderNumber() + "-T" + number;
        this.idempotencyKey = request.origin().idempotencyKey();
        this.reason = request.origin().reason();
        this.restock = request.restock();
        this.dueAt = dueAt;
    }

    private PaymentOperation(OperationPlan plan, int number, String actor, OffsetDateTime now) {
        this.orderId = plan.payment().orderId();
        this.attemptId = plan.payment().attemptId();
        this.provider = plan.payment().provider();
        this.paymentId = plan.payment().id();
        this.number = number;
        this.kind = plan.kind();
        this.amount = plan.amount();
        this.captureId = plan.capture().id();
        this.captureTransactionId = plan.capture().transactionId();
        this.method = plan.payment().method();
        this.finalCapture = plan.last();
        this.voidingReviewedPayment = plan.voidingReviewedPayment();
        this.actor = actor;
        this.startedAt = now;
        this.lines = List.copyOf(plan.rows());
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
     * @param transaction the provider's id of it; null if not reported
     * @return whether this changed the state
     */
    boolean succeed(String transaction, OutcomeReason how, OffsetDateTime now, OffsetDateTime confirmBy) {
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

    /** Marks it as failed. Returns whether this changed the state; a success cannot fail. */
    boolean fail(OutcomeReason why, String what, OffsetDateTime now) {
        if (!isOpen()) {
            return false;
        }
        close(State.FAILED, why, now);
        explanation = cut(what);
        dueAt = null;
        return true;
    }

    /** Marks a refund that had succeeded as failed. Returns whether this changed the state. */
    boolean reverse(OffsetDateTime now) {
        if (state != State.SUCCEEDED || kind != Kind.REFUND) {
            return false;
        }
        close(State.FAILED, OutcomeReason.FAILED_LATER, now);
        confirmedAt = null;
        dueAt = null;
        return true;
    }

    /** Marks it as pending and schedules a poll. Returns whether this changed the state. */
    boolean markPending(String transaction, OffsetDateTime next) {
        boolean changed = isOpen() && state != State.PENDING;
        if (isOpen()) {
            if (providerTransactionId == null) {
                providerTransactionId = transaction;
            }
            state = State.PENDING;
            outcomeReason = null;
            checks++;
            dueAt = next;
        }
        return changed;
    }

    /** Marks the outcome as unknown and schedules a check. Returns whether this changed the state. */
    boolean markUnknown(OutcomeReason why, String what, OffsetDateTime next) {
        if (!isOpen() || state == State.UNKNOWN) {
            return false;
        }
        state = State.UNKNOWN;
        outcomeReason = why;
        explanation = cut(what);
        checks = 0;
        dueAt = next;
        return true;
    }

    /** Counts a check without a result and schedules the next. */
    void scheduleCheck(OffsetDateTime next) {
        checks++;
        dueAt = next;
    }

    /** Hands it to staff; no further checks. */
    void escalate() {
        checks++;
        needingAttention = true;
        dueAt = null;
    }

    /** Hands it to staff; it is still checked. */
    void needAttention() {
        needingAttention = true;
    }

    /** Records that the provider's response contains it. */
    void confirm(OffsetDateTime now) {
        if (confirmedAt == null) {
            confirmedAt = now;
        }
        if (state == State.SUCCEEDED) {
            dueAt = null;
        }
    }

    /** Sets the time of the next check. */
    void due(OffsetDateTime next) {
        dueAt = next;
    }

    /** Adds a refund that was begun, or, with a negative amount, subtracts one that failed. */
    void addRefunded(long minorUnits) {
        refundedAmount = Math.addExact(refundedAmount, minorUnits);
    }

    private void close(State end, OutcomeReason how, OffsetDateTime now) {
        state = end;
        outcomeReason = how;
        endedAt = now;
        openOrderId = null;
        needingAttention = false;
    }

    /** Sets the lines, which are stored in a table of their own. */
    void with(List<TransactionLine> kept) {
        lines = List.copyOf(kept);
    }

    private static String cut(String text) {
        return text != null && text.length() > MAX_EXPLANATION_LENGTH
                ? text.substring(0, MAX_EXPLANATION_LENGTH)
                : text;
    }

    /** Whether it may still happen, or have happened; no other operation may begin meanwhile. */
    public boolean isOpen() {
        return OPEN.contains(state);
    }

    /** Whether its amount is, or may be, moved: everything but a failed operation. */
    public boolean counts() {
        return state != State.FAILED;
    }

    /** Whether its products return to stock when it succeeds. */
    public boolean isRestock() {
        return restock;
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

    /** The id of the payment's provider. */
    public String getProvider() {
        return provider;
    }

    /** The provider's id of the payment. */
    public String getPaymentId() {
        return paymentId;
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

    /** Null if the state needs no explanation. */
    public OutcomeReason getOutcomeReason() {
        return outcomeReason;
    }

    /** Minor units, VAT included. */
    public long getAmount() {
        return amount;
    }

    /** Of a capture: the refunded amount including pending refunds, in minor units. */
    public long getRefundedAmount() {
        return refundedAmount;
    }

    /** Of a refund: the id of the capture; null if unknown. */
    public Long getCaptureId() {
        return captureId;
    }

    /** Of a refund: the provider's id of the capture. */
    String getCaptureTransactionId() {
        return captureTransactionId;
    }

    /** The payment method in the provider's term; may be null. */
    public String getMethod() {
        return method;
    }

    /** Of a capture: whether it ends the reservation. */
    public boolean isFinalCapture() {
        return finalCapture;
    }

    /** Whether it voids a payment in review. */
    public boolean isVoidingReviewedPayment() {
        return voidingReviewedPayment;
    }

    /** Our reference at the provider; null if it was made outside the shop. */
    public String getReference() {
        return reference;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    /** A login name, or {@code provider}. */
    public String getActor() {
        return actor;
    }

    /** The reason that the actor gave; may be null. */
    public String getReason() {
        return reason;
    }

    /** The provider's explanation of a failure; may be null. */
    public String getExplanation() {
        return explanation;
    }

    public OffsetDateTime getStartedAt() {
        return startedAt;
    }

    /** Null while it is open. */
    public OffsetDateTime getEndedAt() {
        return endedAt;
    }

    /** The provider's id of the transaction; null before it is known. */
    public String getProviderTransactionId() {
        return providerTransactionId;
    }

    /** When a response of the provider first contained it; null before. */
    public OffsetDateTime getConfirmedAt() {
        return confirmedAt;
    }

    int getChecks() {
        return checks;
    }

    /** Whether staff must find out the outcome. */
    public boolean isNeedingAttention() {
        return needingAttention;
    }

    /**
     * The lines of a capture or refund; empty if a payment in review was voided.
     *
     * @throws IllegalStateException if it was read without its lines
     */
    public List<TransactionLine> getLines() {
        if (lines == null) {
            throw new IllegalStateException("Operation " + id + " was read without its lines");
        }
        return lines;
    }

    /**
     * Minor units, within the amount; 0 where there are no lines.
     *
     * @throws IllegalStateException if it was read without its lines
     */
    public long getVat() {
        return getLines().stream().mapToLong(TransactionLine::vat).sum();
    }
}
