package se.kassa.admin.bulk;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.kassa.bulk.BulkJob;
import se.kassa.bulk.BulkJobItem;
import se.kassa.bulk.BulkJobItem.State;
import se.kassa.bulk.BulkJobRepository;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;

/** Backs the page of a bulk job: progress and results. */
@Named("bulkJob")
@RequestScoped
public class BulkJobBean {

    /** Failures come first. */
    private static final List<State> ORDER =
            List.of(State.FAILED, State.REFUSED, State.DONE, State.CANCELLED, State.WAITING);

    private static final int LIMIT = 500;
    private static final int NEWEST = 30;

    @Inject
    private BulkJobRepository jobs;

    @Inject
    private BulkJobAdmin admin;

    private BulkJob job;
    private Map<State, Long> progress;
    private List<BulkJobItem> items;
    private List<BulkJob> newest;
    private Map<Long, Map<State, Long>> counts;

    @PostConstruct
    void readAddress() {
        String requested = RequestParameters.parameter("job");
        if (requested != null && requested.matches("\\d{1,18}")) {
            job = jobs.find(Long.parseLong(requested)).orElse(null);
        }
    }

    public void load() {
        if (job == null && RequestParameters.parameter("job") != null) {
            NotFoundResponse.send();
        }
    }

    /** Null on the list of all jobs. */
    public BulkJob getJob() {
        return job;
    }

    public List<BulkJob> getNewest() {
        if (newest == null) {
            newest = jobs.newest(NEWEST);
            counts = jobs.progress(newest.stream().map(BulkJob::getId).toList());
        }
        return newest;
    }

    /** The number of orders in a state, of one of the listed jobs. */
    public long count(BulkJob one, String state) {
        getNewest();
        return counts.get(one.getId()).get(State.valueOf(state));
    }

    /** The number of orders in each state. */
    public Map<State, Long> getProgress() {
        if (progress == null) {
            progress = jobs.progress(job.getId());
        }
        return progress;
    }

    /** The number of orders in a state. */
    public long count(String state) {
        return getProgress().get(State.valueOf(state));
    }

    public long getFinished() {
        return job.getItems() - count("WAITING");
    }

    public boolean isRunning() {
        return count("WAITING") > 0;
    }

    /** The results by order, failures first, at most {@value #LIMIT} of each state. */
    public List<BulkJobItem> getItems() {
        if (items == null) {
            items = new ArrayList<>();
            ORDER.forEach(state -> items.addAll(jobs.items(job.getId(), state, LIMIT)));
        }
        return items;
    }

    /** Cancels all items that have not been started. */
    public String cancel() {
        admin.cancel(job.getId());
        return "/admin/bulk-job.xhtml?faces-redirect=true&job=" + job.getId();
    }
}
