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
 * A few workers of this node on the rows of a {@link LeasedQueue}, at once when told of one and again by a sweep. Any
 * number of nodes may do so: each row is claimed in the database first. Work that hangs occupies these few threads and
 * nothing else.
 *
 * @param <C> a claim: a worker's right to one row, and what it needs for the work
 */
public abstract class LeasedWorkers<C> implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(LeasedWorkers.class.getName());
    private static final int AT_ONCE = 6;
    private static final int BATCH = 50;
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(2);

    private Semaphore places;
    private final String owner = UUID.randomUUID().toString();

    @Resource
    private ManagedExecutorService executor;

    /** The ids of rows that are due and free. */
    protected abstract List<Long> due(int atMost);

    /** Claims those of some rows that are due and free. */
    protected abstract List<C> claim(List<Long> ids, String asOwner);

    /** Works on a row, and records what came of it. */
    protected abstract void work(C claim);

    /**
     * How many rows one worker claims together. All but the first wait for it, and for the end of the lease where it never
     * comes to them.
     */
    protected int claimedTogether() {
        return 1;
    }

    @PostConstruct
    void openPlaces() {
        places = new Semaphore(workers());
    }

    /** How many work at the same time on this node; 0 leaves the work to other nodes. */
    protected int workers() {
        return AT_ONCE;
    }

    /** Works on a row now; returns whether it was due and free. */
    public boolean tryToWork(long id, String asOwner) {
        return work(List.of(id), asOwner);
    }

    private boolean work(List<Long> ids, String asOwner) {
        List<C> claims = claim(ids, asOwner);
        claims.forEach(this::workAndSurvive);
        return !claims.isEmpty();
    }

    /** The others that were claimed together with it wait for this one. */
    private void workAndSurvive(C claim) {
        try {
            work(claim);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The work is taken up again when its lease ends", e);
        }
    }

    /** Has a row worked on soon; where every place is taken, the sweep comes to it. No transaction may be open. */
    public void workSoon(long id) {
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
        if (workers() > 0) {
            due(workers()).forEach(this::workSoon);
        }
    }

    /** Works on one, and then on whatever else is due, until nothing is. */
    private void workAndGoOn(long first) {
        try {
            tryToWork(first, owner);
            List<Long> due = shuffledDue();
            while (!due.isEmpty()) {
                workUntilOvertaken(due);
                due = shuffledDue();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The work is taken up again by the sweep", e);
        } finally {
            places.release();
        }
    }

    /** Where another worker was faster, the rest of the list is stale. */
    private void workUntilOvertaken(List<Long> due) {
        for (int from = 0; from < due.size(); from += claimedTogether()) {
            if (!work(due.subList(from, Math.min(due.size(), from + claimedTogether())), owner)) {
                return;
            }
        }
    }

    /** In an order of its own for each worker, so that they seldom want the same. */
    private List<Long> shuffledDue() {
        List<Long> due = new ArrayList<>(due(BATCH));
        Collections.shuffle(due);
        return due;
    }
}
