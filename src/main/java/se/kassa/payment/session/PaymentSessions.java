package se.kassa.payment.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;

/**
 * Brings the payment provider's cart up to the newest revision of an attempt. Calls about one cart never overtake each
 * other, on however many nodes: each is made under a lease that the database keeps. No transaction may be open.
 */
@ApplicationScoped
public class PaymentSessions {

    /** Longer than a call can take, with its repetitions. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final long PAUSE_MILLIS = 100;

    /** So many shoppers of one node wait for the provider at most: the threads are needed for pages and notifications. */
    private static final int WAITING = 40;

    private final Semaphore places = new Semaphore(WAITING);

    @Inject
    private PaymentSessionLease calls;

    @Inject
    private PaymentProvider provider;

    /**
     * Announces the newest revision, unless the provider has it already.
     *
     * @return the key to pay it with
     * @throws PaymentProviderException with the reason; {@link PaymentProviderException.Reason#REFUSED} where the cart
     *     can't be changed any more
     */
    public String announce(long attemptId) {
        if (!places.tryAcquire()) {
            throw new PaymentProviderException(
                    PaymentProviderException.Reason.UNAVAILABLE, "Too many shoppers wait for the provider", null);
        }
        try {
            return announceInTurn(attemptId);
        } finally {
            places.release();
        }
    }

    private String announceInTurn(long attemptId) {
        long patientUntil = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patientUntil) {
            PaymentSessionLease.Claim claim = calls.claim(attemptId, provider.cartLifetime());
            if (claim.announcedKey() != null) {
                return claim.announcedKey();
            }
            Optional<String> key = claim.isGranted() ? call(attemptId, claim) : Optional.empty();
            if (key.isPresent()) {
                return key.get();
            }
            if (!claim.isGranted()) {
                pause();
            }
        }
        throw new PaymentProviderException(
                PaymentProviderException.Reason.UNAVAILABLE, "Another call about the same cart does not end", null);
    }

    /** Returns the key to pay with; empty where something else is to be announced by now. */
    private Optional<String> call(long attemptId, PaymentSessionLease.Claim claim) {
        boolean done = false;
        try {
            String key = claim.key() == null
                    ? provider.createCart(claim.cart())
                    : provider.updateCart(claim.key(), claim.cart());
            Optional<String> payable = calls.announced(attemptId, claim, key, provider.cartLifetime());
            done = true;
            return payable;
        } finally {
            if (!done) {
                calls.end(attemptId, claim);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PaymentProviderException(
                    PaymentProviderException.Reason.UNAVAILABLE, "Interrupted while waiting for another call", e);
        }
    }

    /** The key under which the newest revision can be paid now, without asking anybody; empty if there is none. */
    public Optional<String> announcedKey(long attemptId) {
        return calls.announcedKey(attemptId, provider.cartLifetime());
    }
}
