package se.kassa.payment.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentRequest;
import se.kassa.payment.PaymentRevision;

/** The lease for calls about a payment session. Each step is its own transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PaymentSessionLease {

    private static final Duration LEASE = Duration.ofSeconds(40);

    /**
     * What the caller may do.
     *
     * @param orderId of the order, which is locked while the lease is claimed or ended
     * @param fence the fencing number; -1 while another caller has the lease
     * @param key of the session at the provider; null if there is none yet
     * @param cart what to publish; null without a lease
     * @param revision the number of the revision in {@code cart}
     * @param publishedKey the key to pay with if nothing is left to do; else null
     */
    public record Claim(long orderId, long fence, String key, PaymentRequest cart, int revision, String publishedKey) {

        boolean isGranted() {
            return fence >= 0;
        }
    }

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private Clock clock;

    public Claim claim(long attemptId, Duration sessionLifetime) {
        Order order = orders.lock(attempts.get(attemptId).getOrderId());
        PaymentAttempt attempt = attempts.refreshed(attemptId);
        PaymentRevision revision = attempts.latestRevision(attempt);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (attempt.isPublished(revision.getNumber(), now, sessionLifetime)) {
            return new Claim(
                    order.getId(), -1, attempt.getSessionKey(), null, revision.getNumber(), attempt.getSessionKey());
        }
        long fence = attempt.claimSession(now, LEASE);
        return new Claim(
                order.getId(),
                fence,
                attempt.getSessionKey(),
                cart(order, attempt, revision.getLines()),
                revision.getNumber(),
                null);
    }

    /**
     * Stores the key from the provider, unless the lease was lost.
     *
     * @return the key to pay with; empty if a newer revision must be published
     */
    public Optional<String> published(long attemptId, Claim claim, String key, Duration sessionLifetime) {
        orders.lock(claim.orderId());
        OffsetDateTime now = OffsetDateTime.now(clock);
        PaymentAttempt attempt = attempts.get(attemptId);
        attempt.publish(claim.fence(), key, claim.revision(), now);
        return attempt.isPublished(attempts.latestRevisionNumber(attemptId), now, sessionLifetime)
                ? Optional.of(attempt.getSessionKey())
                : Optional.empty();
    }

    public void end(long attemptId, Claim claim) {
        orders.lock(claim.orderId());
        attempts.get(attemptId).releaseSession(claim.fence());
    }

    public Optional<String> publishedKey(long attemptId, Duration sessionLifetime) {
        PaymentAttempt attempt = attempts.get(attemptId);
        int revision = attempts.latestRevisionNumber(attemptId);
        return Optional.of(attempt)
                .filter(PaymentAttempt::isOpen)
                .filter(open -> open.isPublished(revision, OffsetDateTime.now(clock), sessionLifetime))
                .map(PaymentAttempt::getSessionKey);
    }

    private static PaymentRequest cart(Order order, PaymentAttempt attempt, List<Line> lines) {
        return new PaymentRequest(
                attempt.getReference(),
                attempt.getNotificationToken(),
                order.getReceiptToken(),
                order.getLanguage(),
                order.getCurrency(),
                lines,
                order.getCheckoutDetails());
    }
}
