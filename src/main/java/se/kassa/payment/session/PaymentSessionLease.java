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

/** The lease under which the payment provider is called about a cart; each step is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PaymentSessionLease {

    private static final Duration LEASE = Duration.ofSeconds(40);

    /**
     * What a caller may do.
     *
     * @param orderId the order's, which is locked while a call is claimed or ended
     * @param fence the fencing number, or -1 while another caller has the lease
     * @param key the cart's key at the provider; null where there is none yet
     * @param cart what to announce; null without a lease
     * @param revision the number of the revision in the cart
     * @param announcedKey the key to pay with where nothing is left to do, else null
     */
    public record Claim(long orderId, long fence, String key, PaymentRequest cart, int revision, String announcedKey) {

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

    public Claim claim(long attemptId, Duration cartLifetime) {
        Order order = orders.lock(attempts.get(attemptId).getOrderId());
        PaymentAttempt attempt = attempts.refreshed(attemptId);
        PaymentRevision revision = attempts.latestRevision(attempt);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (attempt.isAnnounced(revision.getNumber(), now, cartLifetime)) {
            return new Claim(order.getId(), -1, attempt.getCartKey(), null, revision.getNumber(), attempt.getCartKey());
        }
        long fence = attempt.claimCartCall(now, LEASE);
        return new Claim(
                order.getId(),
                fence,
                attempt.getCartKey(),
                cart(order, attempt, revision.getLines()),
                revision.getNumber(),
                null);
    }

    /**
     * Keeps the key that the provider answered with, unless the claim was lost since.
     *
     * @return the key to pay with; empty where something else is to be announced by now
     */
    public Optional<String> announced(long attemptId, Claim claim, String key, Duration cartLifetime) {
        orders.lock(claim.orderId());
        OffsetDateTime now = OffsetDateTime.now(clock);
        PaymentAttempt attempt = attempts.get(attemptId);
        attempt.announced(claim.fence(), key, claim.revision(), now);
        return attempt.isAnnounced(attempts.latestRevisionNumber(attemptId), now, cartLifetime)
                ? Optional.of(attempt.getCartKey())
                : Optional.empty();
    }

    public void end(long attemptId, Claim claim) {
        orders.lock(claim.orderId());
        attempts.get(attemptId).endCartCall(claim.fence());
    }

    public Optional<String> announcedKey(long attemptId, Duration cartLifetime) {
        PaymentAttempt attempt = attempts.get(attemptId);
        int revision = attempts.latestRevisionNumber(attemptId);
        return Optional.of(attempt)
                .filter(PaymentAttempt::isOpen)
                .filter(open -> open.isAnnounced(revision, OffsetDateTime.now(clock), cartLifetime))
                .map(PaymentAttempt::getCartKey);
    }

    private static PaymentRequest cart(Order order, PaymentAttempt attempt, List<Line> lines) {
        return new PaymentRequest(
                attempt.getReference(),
                attempt.getNotificationToken(),
                order.getReceiptToken(),
                order.getLanguage(),
                order.getCurrency(),
                lines,
                order.getBuying());
    }
}
