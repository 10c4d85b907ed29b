package se.kassa.payment.reconciliation;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.operations.Failures;

/**
 * Questions that a page would like an answer to before it is shown. It waits for a moment only, and where many wait
 * already, not at all: the threads that serve pages and take notifications are not given to a provider that hangs. What
 * is not known by then becomes known when the page looks again.
 */
@ApplicationScoped
public class BoundedPaymentQuery {

    private static final Logger LOG = Logger.getLogger(BoundedPaymentQuery.class.getName());
    private static final int AT_ONCE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Semaphore places = new Semaphore(AT_ONCE);

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private PaymentReconciler sync;

    /**
     * Asks about attempts of one order, in this order. Returns when the answers are applied, or the moment has passed.
     *
     * @param hint as {@link PaymentReconciler#ask(long, String, String)} takes it
     */
    public void ask(List<Long> attemptIds, String hint, String actor) {
        if (places.tryAcquire()) {
            await(begin(attemptIds, hint, actor));
        }
    }

    private Future<?> begin(List<Long> attemptIds, String hint, String actor) {
        try {
            return executor.submit(() -> {
                try {
                    attemptIds.forEach(id -> sync.ask(id, hint, actor));
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            throw e;
        }
    }

    private static void await(Future<?> answers) {
        try {
            answers.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.FINE, "The page does not wait for the answer");
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "A page could not ask: {0}", Failures.inShort(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
