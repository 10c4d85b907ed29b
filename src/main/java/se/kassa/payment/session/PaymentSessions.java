package se.kassa.payment.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentPage;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.PaymentSession;

/**
 * Keeps the payment session at the provider up to date with the newest revision of an attempt. Calls about one session
 * never overlap, on any number of nodes: each needs a lease in the database. No transaction may be open.
 */
@ApplicationScoped
public class PaymentSessions {

    private static final Logger LOG = Logger.getLogger(PaymentSessions.class.getName());

    /** How long a shopper waits for another call about the same session, or for newer revisions to be published. */
    private static final Duration TIMEOUT = Duration.ofSeconds(25);

    private static final long POLL_MILLIS = 100;

    /** How many shoppers of this node may wait for the provider: other threads must serve pages and notifications. */
    private static final int MAX_WAITING = 40;

    private final Semaphore permits = new Semaphore(MAX_WAITING);

    @Inject
    private PaymentSessionLease lease;

    @Inject
    private PaymentProviders providers;

    /**
     * Publishes the newest revision, unless the session contains it already.
     *
     * @return where to pay it
     * @throws PaymentProviderException {@link PaymentProviderException.Reason#REFUSED} if the session cannot be changed
     *     any more
     */
    public PaymentPage publish(long attemptId) {
        if (!permits.tryAcquire()) {
            throw new PaymentProviderException(
                    PaymentProviderException.Reason.UNAVAILABLE, "Too many shoppers wait for the provider", null);
        }
        try {
            return publishWithPermit(attemptId);
        } finally {
            permits.release();
        }
    }

    private PaymentPage publishWithPermit(long attemptId) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            PaymentSessionLease.Claim claim = lease.claim(attemptId);
            if (claim.page() != null) {
                return claim.page();
            }
            Optional<PaymentPage> page = claim.isGranted() ? call(attemptId, claim) : Optional.empty();
            if (page.isPresent()) {
                return page.get();
            }
            if (!claim.isGranted()) {
                pause();
            }
        }
        throw new PaymentProviderException(
                PaymentProviderException.Reason.UNAVAILABLE, "Another call about the same cart does not end", null);
    }

    /** Returns where to pay; empty if a newer revision must be published. */
    private Optional<PaymentPage> call(long attemptId, PaymentSessionLease.Claim claim) {
        boolean done = false;
        try {
            PaymentSession session = claim.sessionId() == null
                    ? claim.provider().openSession(claim.cart())
                    : claim.provider().replaceSession(claim.sessionId(), claim.cart());
            Optional<PaymentPage> payable = lease.published(attemptId, claim, session);
            done = true;
            return payable;
        } finally {
            if (!done) {
                lease.end(attemptId, claim);
            }
        }
    }

    /**
     * Closes the session of an attempt that is not to be paid any more. A failure is only logged: a payment of the session
     * is still recognised.
     */
    public void close(PaymentAttempt attempt) {
        if (attempt.getSessionId() == null) {
            return;
        }
        try {
            providers.of(attempt).closeSession(attempt.getSessionId());
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "order={0}: the payment session could not be closed: {1}", new Object[] {
                attempt.getReference(), e.getMessage()
            });
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PaymentProviderException(
                    PaymentProviderException.Reason.UNAVAILABLE, "Interrupted while waiting for another call", e);
        }
    }

    /** Where to pay the newest revision, without a network call; empty if there is no session for it. */
    public Optional<PaymentPage> publishedPage(long attemptId) {
        return lease.publishedPage(attemptId);
    }
}
