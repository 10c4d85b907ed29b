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

/**
 * One try to pay an order: a cart at the payment provider under a reference of its own. It may be announced again and
 * again while the shopper changes the cart; it is bound to at most one payment at the provider; when no payment has
 * come of it long after its cart expired, it is given up, and still recognised should one come after all.
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

    @Column(name = "reference", updatable = false)
    private String reference;

    @Column(name = "notification_token", updatable = false)
    private String notificationToken;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "given_up_at")
    private OffsetDateTime givenUpAt;

    @Column(name = "secured_at")
    private OffsetDateTime securedAt;

    @Column(name = "cart_key")
    private String cartKey;

    @Column(name = "cart_key_revision")
    private int cartKeyRevision;

    @Column(name = "cart_key_at")
    private OffsetDateTime cartKeyAt;

    @Column(name = "cart_call_until")
    private OffsetDateTime cartCallUntil;

    @Column(name = "cart_call_fence")
    private long cartCallFence;

    @Column(name = "provider_order_id")
    private String providerOrderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "payment_state")
    private PaymentState paymentState = PaymentState.OPEN;

    @Column(name = "provider_status")
    private String providerStatus;

    @Column(name = "applied_stamp")
    private long appliedStamp;

    @Column(name = "applied_digest")
    private String appliedDigest;

    @Column(name = "questions")
    private int questions;

    @Column(name = "next_question_at")
    private OffsetDateTime nextQuestionAt;

    protected PaymentAttempt() {}

    /** @param number 1 for the first of its order, whose reference is the order's number */
    PaymentAttempt(Order order, int number, String notificationToken, OffsetDateTime now, Duration firstQuestionAfter) {
        this.orderId = order.getId();
        this.number = number;
        this.reference =
                number == 1 ? order.getNumber().value() : order.getNumber().value() + "-" + number;
        this.notificationToken = notificationToken;
        this.createdAt = now;
        this.nextQuestionAt = now.plus(firstQuestionAfter);
    }

    /** Whether the provider has the given revision, and the key can still be paid with a while from now. */
    public boolean isAnnounced(int revision, OffsetDateTime now, Duration lifetime) {
        return cartKey != null
                && cartKeyRevision == revision
                && cartKeyAt.plus(lifetime.dividedBy(2)).isAfter(now);
    }

    /** Claims the right to call the provider about this cart. Returns the fencing number, or -1 while another has it. */
    public long claimCartCall(OffsetDateTime now, Duration lease) {
        if (cartCallUntil != null && cartCallUntil.isAfter(now)) {
            return -1;
        }
        cartCallUntil = now.plus(lease);
        return ++cartCallFence;
    }

    /** Keeps the key that the provider returned, unless the claim was lost since. */
    public boolean announced(long fence, String key, int revision, OffsetDateTime now) {
        if (!endCartCall(fence)) {
            return false;
        }
        cartKey = key;
        cartKeyRevision = revision;
        cartKeyAt = now;
        return true;
    }

    /** Gives the claim back; false where it was lost before. */
    public boolean endCartCall(long fence) {
        if (fence != cartCallFence) {
            return false;
        }
        cartCallUntil = null;
        return true;
    }

    /** Whether an answer, asked for at the stamp, may be older than the one that was applied last, and differs from it. */
    public boolean isOutdated(long stamp, String digest) {
        return stamp < appliedStamp && !digest.equals(appliedDigest);
    }

    /**
     * Whether this payment is the attempt's: the one that it is bound to, or the first; or one that holds money where the
     * one before does not, as when the consumer was refused and paid another way.
     */
    public boolean takes(ProviderPayment payment) {
        return providerOrderId == null
                || providerOrderId.equals(payment.id())
                || securedAt == null
                        && !paymentState.secured()
                        && payment.state().secured();
    }

    /** Whether another payment may have come under the same reference, for this one is no good. */
    public boolean mayHaveSuccessor() {
        return securedAt == null && paymentState.payable();
    }

    /**
     * Takes the provider's answer.
     *
     * @param stamp taken now, under the order's lock: of answers whose questions were asked before it, nobody can tell
     *     whether they are older or newer than this one
     * @return whether it says anything that the last one did not
     */
    public boolean apply(ProviderPayment payment, long stamp, String digest) {
        boolean news = !Objects.equals(digest, appliedDigest);
        providerOrderId = payment.id();
        paymentState = payment.state();
        providerStatus = payment.status();
        appliedStamp = stamp;
        appliedDigest = digest;
        if (news) {
            questions = 0;
        }
        return news;
    }

    /** Sets when the provider is asked again; null for never. */
    public void askAgain(OffsetDateTime when) {
        nextQuestionAt = when;
    }

    /** The schedule asked, and learned nothing new: the pauses grow. */
    public void learnedNothing() {
        questions++;
    }

    /** The order is paid by this attempt. */
    void secure(OffsetDateTime now) {
        securedAt = now;
    }

    /** Whether the order is, or was, paid by this attempt. */
    public boolean isSecured() {
        return securedAt != null;
    }

    /** Whether the order is, or was, paid by this payment of the attempt's. */
    public boolean isSecuredBy(String payment) {
        return isSecured() && payment.equals(providerOrderId);
    }

    public void giveUp(OffsetDateTime now) {
        givenUpAt = now;
        nextQuestionAt = null;
    }

    public boolean hasExpired(OffsetDateTime now, Duration lifetimeAndMargin) {
        OffsetDateTime lastAnnounced = cartKeyAt == null ? createdAt : cartKeyAt;
        return lastAnnounced.plus(lifetimeAndMargin).isBefore(now);
    }

    /** Whether a payment may still come of it, or has. */
    boolean isAlive(OffsetDateTime now, Duration lifetimeAndMargin) {
        if (givenUpAt != null) {
            return false;
        }
        boolean decidedAgainst = paymentState == PaymentState.CANCELLED
                || (paymentState == PaymentState.DECLINED || paymentState == PaymentState.LAPSED)
                        && hasExpired(now, lifetimeAndMargin);
        return !decidedAgainst;
    }

    /** Whether the shopper can still be sent to pay this attempt. */
    public boolean isOpen() {
        return givenUpAt == null && providerOrderId == null;
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

    /** What the provider knows this attempt by; unique. */
    public String getReference() {
        return reference;
    }

    public String getNotificationToken() {
        return notificationToken;
    }

    /** The key of the cart at the provider; null before the provider answered. */
    public String getCartKey() {
        return cartKey;
    }

    /** The provider's id of the payment; null before one is known. */
    public String getProviderOrderId() {
        return providerOrderId;
    }

    public PaymentState getPaymentState() {
        return paymentState;
    }

    /** The provider's own word; null before it is known. */
    public String getProviderStatus() {
        return providerStatus;
    }

    public int getQuestions() {
        return questions;
    }

    public OffsetDateTime getNextQuestionAt() {
        return nextQuestionAt;
    }

    public OffsetDateTime getGivenUpAt() {
        return givenUpAt;
    }
}
