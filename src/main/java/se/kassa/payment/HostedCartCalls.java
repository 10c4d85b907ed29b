package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import se.kassa.order.Order;
import se.kassa.order.Orders;

/** The lease under which the payment provider is called about a cart; each step is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class HostedCartCalls {

    private static final Duration LEASE = Duration.ofSeconds(40);

    /**
     * What a caller may do.
     *
     * @param fence the fencing number, or -1 while another caller has the lease
     * @param key the cart's key at the provider; null where there is none yet
     * @param cart what to announce; null without a lease
     * @param revision the number of the revision in the cart
     * @param announcedKey the key to pay with where nothing is left to do, else null
     */
    public record Claim(long fence, String key, HostedCart cart, int revision, String announcedKey) {

        boolean isGranted() {
            return fence >= 0;
        }
    }

    @Inject
    private Orders orders;

    @Inject
    private PaymentAttempts attempts;

    @Inject
    private Clock clock;

    public Claim claim(long attemptId, Duration cartLifetime) {
        Order order = orders.lock(attempts.get(attemptId).getOrderId());
        PaymentAttempt attempt = attempts.refreshed(attemptId);
        PaymentRevision revision = attempts.latestRevision(attempt);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (attempt.isAnnounced(revision.getNumber(), now, cartLifetime)) {
            return new Claim(-1, attempt.getCartKey(), null, revision.getNumber(), attempt.getCartKey());
        }
        long fence = attempt.claimCartCall(now, LEASE);
        return new Claim(fence, attempt.getCartKey(), cart(order, attempt, revision), revision.getNumber(), null);
    }

    public void announced(long attemptId, Claim claim, String key) {
        orders.lock(attempts.get(attemptId).getOrderId());
        attempts.refreshed(attemptId).announced(claim.fence(), key, claim.revision(), OffsetDateTime.now(clock));
    }

    public void end(long attemptId, Claim claim) {
        orders.lock(attempts.get(attemptId).getOrderId());
        attempts.refreshed(attemptId).endCartCall(claim.fence());
    }

    public Optional<String> announcedKey(long attemptId, Duration cartLifetime) {
        PaymentAttempt attempt = attempts.get(attemptId);
        int revision = attempts.latestRevision(attempt).getNumber();
        return Optional.of(attempt)
                .filter(PaymentAttempt::isOpen)
                .filter(open -> open.isAnnounced(revision, OffsetDateTime.now(clock), cartLifetime))
                .map(PaymentAttempt::getCartKey);
    }

    private static HostedCart cart(Order order, PaymentAttempt attempt, PaymentRevision revision) {
        return new HostedCart(
                attempt.getReference(),
                attempt.getNotificationToken(),
                order.getReceiptToken(),
                order.getLanguage(),
                order.getCurrency(),
                revision.getLines(),
                order.getBuying());
    }
}
