package se.kassa.platform.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A fixed number of workers of this node on the rows of a {@link LeasedQueue}, started when a row is submitted and by
 * polling. Any number of nodes may run them: each row is claimed in the database first. Work that hangs occupies only
 * these threads.
 *
 * @param <C> a claim: a worker's right to one row, and what it needs for the work
 */
public abstract class LeasedWorkers<C> implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(LeasedWorkers.class.getName());
    private static final int CONCURRENCY = 6;
    private static final int BATCH = 50;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

    private Semaphore permits;
    private final String owner = UUID.randomUUID().toString();

    @Resource
    private ManagedExecutorService executor;

    /** Ids of rows that are due and not leased. */
    protected abstract List<Long> due(int atMost);

    /** Claims the rows that are due and not leased. */
    protected abstract List<C> claim(List<Long> ids, String asOwner);

    /** Processes a row and records the outcome. */
    protected abstract void work(C claim);

    /**
     * Number of rows that a worker claims together. The others wait for it, or for the end of the lease if the worker
     * dies.
     */
    protected int claimBatchSize() {
        return 1;
    }

    @PostConstruct
    void createPermits() {
        permits = new Semaphore(workers());
    }

    /** Number of concurrent workers on this node; 0 leaves the work to other nodes. */
    protected int workers() {
        return CONCURRENCY;
    }

    /** Processes a row now; returns whether it could be claimed. */
    public boolean processNow(long id, String asOwner) {
        return work(List.of(id), asOwner);
    }

    private boolean work(List<Long> ids, String asOwner) {
        List<C> claims = claim(ids, asOwner);
        claims.forEach(this::workSafely);
        return !claims.isEmpty();
    }

    /** A failure must not stop the other rows that were claimed together. */
    private void workSafely(C claim) {
        try {
            work(claim);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The work is taken up again when its lease ends", e);
        }
    }

    /** Processes a row soon; if all workers are busy, polling picks it up. No transaction may be open. */
    public void submit(long id) {
        if (permits.tryAcquire()) {
            try {
                executor.execute(() -> workUntilIdle(id));
            } catch (RejectedExecutionException e) {
                permits.release();
            }
        }
    }

    /** Short, so that a row that found no free worker does not wait long. */
    @Override
    public Duration pause() {
        return POLL_INTERVAL;
    }

    /** Starts workers for due rows, as many as there are free ones. */
    @Override
    public void run() {
        if (workers() > 0) {
            due(workers()).forEach(this::submit);
        }
    }

    /** Processes one row, then all other due rows. */
    private void workUntilIdle(long first) {
        try {
            processNow(first, owner);
            List<Long> due = shuffledDue();
            while (!due.isEmpty()) {
                workThrough(due);
                due = shuffledDue();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The work is taken up again by the sweep", e);
        } finally {
            permits.release();
        }
    }

    /** If another worker was faster, the rest of the list is stale. */
    private void workThrough(List<Long> due) {
        for (int from = 0; from < due.size(); from += claimBatchSize()) {
            if (!work(due.subList(from, Math.min(due.size(), from + claimBatchSize())), owner)) {
                return;
            }
        }
    }

    /** Shuffled for each worker, so that workers rarely compete for the same row. */
    private List<Long> shuffledDue() {
        List<Long> due = new ArrayList<>(due(BATCH));
        Collections.shuffle(due);
        return due;
    }
}
