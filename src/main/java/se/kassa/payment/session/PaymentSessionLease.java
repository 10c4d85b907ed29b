package se.kassa.payment.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
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
import se.kassa.payment.PaymentPage;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.PaymentRequest;
import se.kassa.payment.PaymentRevision;
import se.kassa.payment.PaymentSession;

/** The lease for calls about a payment session. Each step is its own transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PaymentSessionLease {

    /** By how much the lease outlasts a call. If it is lost nevertheless, the fencing number rejects the session. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /**
     * What the caller may do.
     *
     * @param orderId of the order, which is locked while the lease is claimed or ended
     * @param fence the fencing number; -1 while another caller has the lease
     * @param provider the attempt's provider
     * @param sessionId of the session at the provider; null if there is none yet
     * @param cart what to publish; null without a lease
     * @param revision the number of the revision in {@code cart}
     * @param page where to pay if nothing is left to do; else null
     */
    public record Claim(
            long orderId,
            long fence,
            PaymentProvider provider,
            String sessionId,
            PaymentRequest cart,
            int revision,
            PaymentPage page) {

        boolean isGranted() {
            return fence >= 0;
        }
    }

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentProviders providers;

    @Inject
    private Clock clock;

    public Claim claim(long attemptId) {
        Order order = orders.lock(attempts.get(attemptId).getOrderId());
        PaymentAttempt attempt = attempts.refreshed(attemptId);
        PaymentRevision revision = attempts.latestRevision(attempt);
        OffsetDateTime now = OffsetDateTime.now(clock);
        PaymentProvider provider = providers.of(attempt);
        if (attempt.isPublished(revision.getNumber(), now, provider.terms().sessionLifetime())) {
            return new Claim(
                    order.getId(),
                    -1,
                    provider,
                    attempt.getSessionId(),
                    null,
                    revision.getNumber(),
                    page(provider, attempt));
        }
        long fence = attempt.claimSession(now, providers.maxCallDuration().plus(MARGIN));
        return new Claim(
                order.getId(),
                fence,
                provider,
                attempt.getSessionId(),
                cart(order, attempt, revision.getLines()),
                revision.getNumber(),
                null);
    }

    /**
     * Stores the session from the provider, unless the lease was lost.
     *
     * @return where to pay; empty if a newer revision must be published
     */
    public Optional<PaymentPage> published(long attemptId, Claim claim, PaymentSession session) {
        orders.lock(claim.orderId());
        OffsetDateTime now = OffsetDateTime.now(clock);
        PaymentAttempt attempt = attempts.get(attemptId);
        attempt.publish(claim.fence(), session, claim.revision(), now);
        return published(attempt, now);
    }

    public void end(long attemptId, Claim claim) {
        orders.lock(claim.orderId());
        attempts.get(attemptId).releaseSession(claim.fence());
    }

    public Optional<PaymentPage> publishedPage(long attemptId) {
        PaymentAttempt attempt = attempts.get(attemptId);
        return attempt.isOpen() ? published(attempt, OffsetDateTime.now(clock)) : Optional.empty();
    }

    private Optional<PaymentPage> published(PaymentAttempt attempt, OffsetDateTime now) {
        int revision = attempts.latestRevisionNumber(attempt.getId());
        return providers
                .find(attempt.getProvider())
                .filter(provider ->
                        attempt.isPublished(revision, now, provider.terms().sessionLifetime()))
                .map(provider -> page(provider, attempt));
    }

    private static PaymentPage page(PaymentProvider provider, PaymentAttempt attempt) {
        return attempt.getSessionUrl() == null
                ? provider.scriptPage(attempt.getSessionId())
                        .orElseThrow(
                                () -> new IllegalStateException(provider.id() + " gave neither a URL nor a script"))
                : new PaymentPage.Redirect(URI.create(attempt.getSessionUrl()));
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
