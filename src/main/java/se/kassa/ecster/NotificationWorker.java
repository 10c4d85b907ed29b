package se.kassa.ecster;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentSync;
import se.kassa.platform.background.RepeatedTask;

/**
 * Works notifications off, at once after they are stored and again by the sweeper. Any number of nodes may do so: each
 * notification is claimed in the database first. An Ecster that hangs occupies a few threads and nothing else.
 */
@ApplicationScoped
public class NotificationWorker implements RepeatedTask {

    private static final Logger LOG = Logger.getLogger(NotificationWorker.class.getName());
    private static final int AT_ONCE = 6;
    private static final int BATCH = 50;
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(2);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final String owner = UUID.randomUUID().toString();

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Inbox inbox;

    @Inject
    private PaymentSync sync;

    /** Has a stored notification worked on soon; where every place is taken, the sweeper comes to it. */
    void workSoon(long id) {
        if (places.tryAcquire()) {
            try {
                executor.execute(() -> workAndLeave(id));
            } catch (RejectedExecutionException e) {
                places.release();
            }
        }
    }

    /** Often, so that what found no place at once does not wait long. */
    @Override
    public Duration pause() {
        return SWEEP_EVERY;
    }

    /** Has what is due worked on. */
    @Override
    public void run() {
        for (long id : inbox.due(BATCH)) {
            workSoon(id);
        }
    }

    private void workAndLeave(long id) {
        try {
            inbox.claim(id, owner).ifPresent(this::work);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "Could not work on notification " + id);
        } finally {
            places.release();
        }
    }

    private void work(Inbox.Lease lease) {
        try {
            sync.ask(lease.attemptId(), lease.providerOrderId(), Actors.PROVIDER);
            inbox.done(lease);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Notification {0} failed at try {1}: {2}", new Object[] {
                lease.notificationId(), lease.tries(), e.toString()
            });
            retry(lease, e);
        }
    }

    private void retry(Inbox.Lease lease, RuntimeException failure) {
        NotificationRetries.pauseAfter(lease.tries())
                .ifPresentOrElse(
                        pause -> inbox.again(lease, pause, failure.toString()),
                        () -> inbox.park(lease, failure.toString()));
    }
}
