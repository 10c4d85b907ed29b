package se.kassa.payment.reconciliation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentProviders;
import se.kassa.platform.operations.ThrowableSummary;

/**
 * Queries payments before a page is rendered, within a bounded time. If too many pages wait already, it returns at
 * once, so that a slow provider does not occupy the threads that serve pages and receive notifications. It also returns
 * at once if this node began to query the same order within {@link #PAUSE}, however many shoppers load its page. The page
 * shows the result when it is loaded again.
 */
@ApplicationScoped
public class BoundedPaymentQuery {

    private static final Logger LOG = Logger.getLogger(BoundedPaymentQuery.class.getName());
    static final int MAX_CONCURRENT = 12;
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    /** Shorter than the order page waits before it loads itself again. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int MAX_ORDERS = 10_000;

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);
    private final Cache<Long, Boolean> queriedOrders;

    @Resource
    ManagedExecutorService executor;

    @Inject
    PaymentReconciler reconciler;

    @Inject
    PaymentProviders providers;

    public BoundedPaymentQuery() {
        this(Ticker.systemTicker());
    }

    BoundedPaymentQuery(Ticker ticker) {
        queriedOrders = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(PAUSE)
                .maximumSize(MAX_ORDERS)
                .build();
    }

    /**
     * Queries attempts of one order, in the given order. Returns when the responses are applied or the time is over.
     *
     * @param returnParameters of the request, which may name a payment: only a hint
     */
    public void query(List<PaymentAttempt> attempts, Map<String, List<String>> returnParameters, String actor) {
        if (isDue(attempts) && permits.tryAcquire()) {
            await(begin(attempts, returnParameters, actor));
        }
    }

    private boolean isDue(List<PaymentAttempt> attempts) {
        return !attempts.isEmpty()
                && queriedOrders.asMap().putIfAbsent(attempts.get(0).getOrderId(), true) == null;
    }

    private Future<?> begin(List<PaymentAttempt> attempts, Map<String, List<String>> returnParameters, String actor) {
        try {
            return executor.submit(() -> {
                try {
                    reconciler.queryAll(attempts, attempt -> hint(attempt, returnParameters), actor);
                } finally {
                    permits.release();
                }
            });
        } catch (RejectedExecutionException e) {
            permits.release();
            throw e;
        }
    }

    private String hint(PaymentAttempt attempt, Map<String, List<String>> returnParameters) {
        return providers
                .find(attempt.getProvider())
                .flatMap(provider -> provider.paymentIdHint(returnParameters))
                .orElse(null);
    }

    private static void await(Future<?> answers) {
        try {
            answers.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.FINE, "The page does not wait for the response");
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "A page could not query the payment: {0}", ThrowableSummary.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
