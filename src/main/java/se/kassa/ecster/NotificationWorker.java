package se.kassa.ecster;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.Actors;
import se.kassa.payment.Alarms;
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

    @Inject
    private EcsterMetrics metrics;

    @Inject
    private EcsterSettings settings;

    @Inject
    private Alarms alarms;

    /** Has a stored notification worked on soon; where every place is taken, the sweeper comes to it. */
    void workSoon(long id) {
        if (places.tryAcquire()) {
            try {
                executor.execute(() -> workAndGoOn(id));
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

    /** Has what is due worked on, by as many workers as there are places. */
    @Override
    public void run() {
        inbox.due(AT_ONCE).forEach(this::workSoon);
    }

    /** Works on one, and then on whatever else is due, until nothing is. */
    private void workAndGoOn(long first) {
        try {
            tryToWork(first);
            List<Long> due = shuffledDue();
            while (!due.isEmpty()) {
                workUntilOvertaken(due);
                due = shuffledDue();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The work on notifications is taken up again by the sweeper", e);
        } finally {
            places.release();
        }
    }

    /** Where another worker was faster, the rest of the list is stale. */
    private void workUntilOvertaken(List<Long> due) {
        for (long id : due) {
            if (!tryToWork(id)) {
                return;
            }
        }
    }

    /** In an order of its own for each worker, so that they seldom want the same. */
    private List<Long> shuffledDue() {
        List<Long> due = new ArrayList<>(inbox.due(BATCH));
        Collections.shuffle(due);
        return due;
    }

    /** Returns whether it was free. */
    private boolean tryToWork(long id) {
        Optional<Inbox.Lease> lease = inbox.claim(id, owner);
        lease.ifPresent(this::work);
        return lease.isPresent();
    }

    private void work(Inbox.Lease lease) {
        long begun = System.nanoTime();
        try {
            sync.ask(lease.attemptId(), lease.providerOrderId(), Actors.PROVIDER);
            inbox.done(lease);
            metrics.worked("done", Duration.ofNanos(System.nanoTime() - begun));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Notification {0} failed at try {1}: {2}", new Object[] {
                lease.notificationId(), lease.tries(), e.toString()
            });
            metrics.worked(retry(lease, e), Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Returns what is done about the failure. */
    private String retry(Inbox.Lease lease, RuntimeException failure) {
        Optional<Duration> pause = NotificationRetries.pauseAfter(lease.tries(), settings.notificationTries());
        if (pause.isPresent()) {
            inbox.again(lease, pause.get(), failure.toString());
            return "again";
        }
        inbox.park(lease, failure.toString());
        alarms.raise("notification parked", "A notification is parked: " + failure.getMessage());
        return "parked";
    }
}
