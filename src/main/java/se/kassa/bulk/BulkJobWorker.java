package se.kassa.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.jobs.LeasedQueue.Lease;
import se.kassa.platform.jobs.LeasedWorkers;

/** Runs the actions of bulk jobs, order by order. */
@ApplicationScoped
public class BulkJobWorker extends LeasedWorkers<Lease> {

    private static final Logger LOG = Logger.getLogger(BulkJobWorker.class.getName());

    @Inject
    private BulkJobRepository work;

    @Inject
    private BulkActionRegistry actions;

    @Override
    protected List<Long> due(int atMost) {
        return work.due(atMost);
    }

    @Override
    protected List<Lease> claim(List<Long> ids, String asOwner) {
        return work.claim(ids, asOwner);
    }

    @Override
    protected void work(Lease lease) {
        BulkJobItem item = work.item(lease.id());
        BulkJob job = work.find(item.getJobId()).orElseThrow();
        try {
            BulkAction.Result result =
                    actions.find(job.getAction()).run(item.getOrderNumber(), job.getActor(), item.getIdempotencyKey());
            work.finish(lease, result.done() ? BulkJobItem.State.DONE : BulkJobItem.State.REFUSED, result);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Bulk work on order " + item.getOrderNumber() + " failed", e);
            work.finish(lease, BulkJobItem.State.FAILED, BulkAction.Result.refused("ERROR", e.getMessage()));
        }
    }
}
