package se.kassa.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.platform.security.Tokens;

/**
 * One attempt to pay an order, with its own reference. Its payment session may be replaced while the shopper changes
 * the cart. It is bound to at most one payment at the provider. If none has appeared long after the session expired,
 * the attempt is given up; a payment that appears later is still recognised.
 */
@Entity
@Table(name = "payment_attempt")
public class PaymentAttempt {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_attempt_seq")
    @SequenceGenerator(name = "payment_attempt_seq", sequenceName = "payment_attempt_seq", allocationSize = 50)
    private Long id;

    @Column(name = "order_id", updatable = false)
    private long orderId;

    @Column(name = "number", updatable = false)
    private int number;

    @Column(name = "provider", updatable = false)
    private String provider;

    @Column(name = "reference", updatable = false)
    private String reference;

    @Column(name = "notification_token", updatable = false)
    private String notificationToken;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "abandoned_at")
    private OffsetDateTime abandonedAt;

    @Column(name = "paid_at")
    private OffsetDateTime paidAt;

    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "session_url")
    private String sessionUrl;

    @Column(name = "session_revision")
    private int sessionRevision;

    @Column(name = "session_opened_at")
    private OffsetDateTime sessionOpenedAt;

    @Column(name = "session_lease_until")
    private OffsetDateTime sessionLeaseUntil;

    @Column(name = "session_fence")
    private long sessionFence;

    @Column(name = "payment_id")
    private String paymentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "payment_state")
    private PaymentState paymentState = PaymentState.NOT_STARTED;

    @Column(name = "provider_status")
    private String providerStatus;

    @Column(name = "authorisation_expires_at")
    private OffsetDateTime authorisationExpiresAt;

    @Column(name = "applied_sequence_number")
    private long appliedSequenceNumber;

    @Column(name = "applied_digest")
    private String appliedDigest;

    @Column(name = "unchanged_queries")
    private int unchangedQueries;

    @Column(name = "next_query_at")
    private OffsetDateTime nextQueryAt;

    protected PaymentAttempt() {}

    /**
     * Begins an attempt.
     *
     * @param number 1 for the first attempt of the order, whose reference is the order number
     * @param provider the id of the provider that it is paid at
     */
    PaymentAttempt(
            Order order,
            int number,
            String provider,
            String notificationToken,
            OffsetDateTime now,
            Duration firstQueryAfter) {
        this.provider = provider;
        this.orderId = order.getId();
        this.number = number;
        this.reference =
                number == 1 ? order.getNumber().value() : order.getNumber().value() + "-" + number;
        this.notificationToken = notificationToken;
        this.createdAt = now;
        this.nextQueryAt = now.plus(firstQueryAfter);
    }

    /** Whether the session contains the given revision and stays payable for at least half of its lifetime. */
    public boolean isPublished(int revision, OffsetDateTime now, Duration lifetime) {
        return sessionId != null
                && sessionRevision == revision
                && sessionOpenedAt.plus(lifetime.dividedBy(2)).isAfter(now);
    }

    /**
     * Claims the lease for calls about the session. Returns the fencing number, or -1 if another caller has the lease.
     */
    public long claimSession(OffsetDateTime now, Duration lease) {
        if (sessionLeaseUntil != null && sessionLeaseUntil.isAfter(now)) {
            return -1;
        }
        sessionLeaseUntil = now.plus(lease);
        return ++sessionFence;
    }

    /** Stores the session. Returns false, and stores nothing, if the lease was lost. */
    public boolean publish(long fence, PaymentSession session, int revision, OffsetDateTime now) {
        if (!releaseSession(fence)) {
            return false;
        }
        sessionId = session.id();
        sessionUrl = session.page() instanceof PaymentPage.Redirect redirect
                ? redirect.url().toString()
                : null;
        sessionRevision = revision;
        sessionOpenedAt = now;
        return true;
    }

    /** Releases the lease. Returns false if it was lost. */
    public boolean releaseSession(long fence) {
        if (fence != sessionFence) {
            return false;
        }
        sessionLeaseUntil = null;
        return true;
    }

    /**
     * Whether a response may be older than the last one applied, and differs from it.
     *
     * @param sequenceNumber taken before the query
     */
    public boolean isOutdated(long sequenceNumber, String digest) {
        return sequenceNumber < appliedSequenceNumber && !digest.equals(appliedDigest);
    }

    /**
     * Whether the attempt can be bound to this payment: it is bound to it already, to none, or to one without money
     * while this one has money, for example after the customer was declined and paid another way.
     */
    public boolean accepts(ProviderPayment payment) {
        return paymentId == null
                || paymentId.equals(payment.id())
                || paidAt == null && !paymentState.secured() && payment.state().secured();
    }

    /**
     * Whether a payment with our reference is of this attempt, and not of another shop's with the same reference.
     *
     * @param digest {@link PaymentRequest#attemptDigest} as the provider has it; null if it has none: then the reference
     *     decides alone
     */
    public boolean isIdentifiedBy(String digest) {
        return digest == null || digest.equals(Tokens.sha256(notificationToken));
    }

    /** Whether the attempt may get another payment, because the present one has no money. */
    public boolean mayBeSuperseded() {
        return paidAt == null && paymentState.payable();
    }

    /**
     * Records the provider's response.
     *
     * @param sequenceNumber taken now, under the order lock: responses queried with a lower number may be older than
     *     this one
     * @return whether it differs from the last response
     */
    public boolean apply(ProviderPayment payment, long sequenceNumber, String digest) {
        boolean changed = !Objects.equals(digest, appliedDigest);
        paymentId = payment.id();
        paymentState = payment.state();
        providerStatus = payment.status().term();
        boolean authorised = paymentState == PaymentState.AUTHORIZED || paymentState == PaymentState.PARTIALLY_CAPTURED;
        authorisationExpiresAt = authorised ? payment.status().authorisationExpiresAt() : null;
        appliedSequenceNumber = sequenceNumber;
        appliedDigest = digest;
        if (changed) {
            unchangedQueries = 0;
        }
        return changed;
    }

    /** Sets the time of the next query; null for never. */
    public void scheduleQuery(OffsetDateTime when) {
        nextQueryAt = when;
    }

    /** Counts a poll without change, which lengthens the delay before the next one. */
    public void countUnchangedQuery() {
        unchangedQueries++;
    }

    /** Records that this attempt paid the order. */
    void markPaid(OffsetDateTime now) {
        paidAt = now;
    }

    /** Whether this attempt paid the order. */
    public boolean isPaid() {
        return paidAt != null;
    }

    /** Whether this payment of the attempt paid the order. */
    public boolean isPaidBy(String payment) {
        return isPaid() && payment.equals(paymentId);
    }

    public void giveUp(OffsetDateTime now) {
        abandonedAt = now;
        nextQueryAt = null;
    }

    public boolean hasExpired(OffsetDateTime now, Duration lifetimeAndMargin) {
        OffsetDateTime lastPublished = sessionOpenedAt == null ? createdAt : sessionOpenedAt;
        return lastPublished.plus(lifetimeAndMargin).isBefore(now);
    }

    /** Whether the attempt may still lead to a payment, or has. */
    boolean isAlive(OffsetDateTime now, Duration lifetimeAndMargin) {
        if (abandonedAt != null) {
            return false;
        }
        boolean rejected = paymentState == PaymentState.CANCELLED
                || (paymentState == PaymentState.DECLINED || paymentState == PaymentState.EXPIRED)
                        && hasExpired(now, lifetimeAndMargin);
        return !rejected;
    }

    /** Whether the shopper can still pay this attempt. */
    public boolean isOpen() {
        return abandonedAt == null && (paymentId == null || paymentState == PaymentState.NOT_STARTED);
    }

    public Long getId() {
        return id;
    }

    public long getOrderId() {
        return orderId;
    }

    public int getNumber() {
        return number;
    }

    /** Identifies the attempt at the provider; unique. */
    public String getReference() {
        return reference;
    }

    public String getNotificationToken() {
        return notificationToken;
    }

    /** The id of the provider that it is paid at. */
    public String getProvider() {
        return provider;
    }

    /** The provider's id of the payment session; null before one was opened. */
    public String getSessionId() {
        return sessionId;
    }

    /** The URL of the payment page; null if a script leads to it, or before a session was opened. */
    public String getSessionUrl() {
        return sessionUrl;
    }

    /** When the provider releases what is authorised and not captured; null if nothing is, or if not reported. */
    public OffsetDateTime getAuthorisationExpiresAt() {
        return authorisationExpiresAt;
    }

    /** The provider's id of the payment; null before one is known. */
    public String getPaymentId() {
        return paymentId;
    }

    public PaymentState getPaymentState() {
        return paymentState;
    }

    /** The provider's term; null before it is known. */
    public String getProviderStatus() {
        return providerStatus;
    }

    public int getUnchangedQueries() {
        return unchangedQueries;
    }

    public OffsetDateTime getNextQueryAt() {
        return nextQueryAt;
    }

    public OffsetDateTime getAbandonedAt() {
        return abandonedAt;
    }
}
