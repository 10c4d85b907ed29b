package se.kassa.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.payment.PaymentProviders;
import se.kassa.platform.jobs.LeasedQueue;
import se.kassa.platform.jobs.LeasedQueue.Lease;
import se.kassa.platform.security.StaffOnly;

/** Stores bulk jobs. Every method is one transaction. Callers check the role. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class BulkJobRepository {

    /** The longest action on one order calls the provider twice: a capture, and a query if its outcome is unknown. */
    private static final int CALLS = 2;

    private static final Duration MARGIN = Duration.ofSeconds(10);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Inject
    private PaymentProviders providers;

    /**
     * Stores a job. Workers begin once it is committed.
     *
     * @param idempotencyKey identifies the form: if it is sent twice, the second call returns the first job
     */
    @StaffOnly
    public long begin(String action, String actor, List<String> orderNumbers, String idempotencyKey) {
        Optional<BulkJob> same = entityManager
                .createQuery("select j from BulkJob j where j.idempotencyKey = :key", BulkJob.class)
                .setParameter("key", idempotencyKey)
                .getResultStream()
                .findFirst();
        if (same.isPresent()) {
            return same.get().getId();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        BulkJob job = new BulkJob(action, actor, orderNumbers.size(), idempotencyKey, now);
        entityManager.persist(job);
        entityManager.flush();
        orderNumbers.forEach(number -> entityManager.persist(new BulkJobItem(job.getId(), number, now)));
        return job.getId();
    }

    /** Cancels the items that are not started yet. */
    @StaffOnly
    public void cancel(long job) {
        entityManager
                .createQuery("update BulkJobItem i set i.state = :cancelled where i.jobId = :job and i.state = :waiting"
                        + " and (i.leaseUntil is null or i.leaseUntil <= :now)")
                .setParameter("cancelled", BulkJobItem.State.CANCELLED)
                .setParameter("waiting", BulkJobItem.State.WAITING)
                .setParameter("job", job)
                .setParameter("now", OffsetDateTime.now(clock))
                .executeUpdate();
    }

    public Optional<BulkJob> find(long job) {
        return Optional.ofNullable(entityManager.find(BulkJob.class, job));
    }

    public List<BulkJob> newest(int atMost) {
        return entityManager
                .createQuery("select j from BulkJob j order by j.id desc", BulkJob.class)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The number of orders in each state; includes states without orders. */
    public Map<BulkJobItem.State, Long> progress(long job) {
        return progress(List.of(job)).get(job);
    }

    /** The same for several jobs, by id, with one query. */
    public Map<Long, Map<BulkJobItem.State, Long>> progress(List<Long> jobs) {
        Map<Long, Map<BulkJobItem.State, Long>> all = new HashMap<>();
        jobs.forEach(job -> all.put(job, none()));
        if (!jobs.isEmpty()) {
            entityManager
                    .createQuery(
                            "select i.jobId, i.state, count(i) from BulkJobItem i where i.jobId in :jobs"
                                    + " group by i.jobId, i.state",
                            Object[].class)
                    .setParameter("jobs", jobs)
                    .getResultStream()
                    .forEach(row -> all.get((Long) row[0]).put((BulkJobItem.State) row[1], (Long) row[2]));
        }
        return all;
    }

    private static Map<BulkJobItem.State, Long> none() {
        Map<BulkJobItem.State, Long> counts = new EnumMap<>(BulkJobItem.State.class);
        for (BulkJobItem.State state : BulkJobItem.State.values()) {
            counts.put(state, 0L);
        }
        return counts;
    }

    /** The items of one state, in the order of the list. */
    public List<BulkJobItem> items(long job, BulkJobItem.State state, int atMost) {
        return entityManager
                .createQuery(
                        "select i from BulkJobItem i where i.jobId = :job and i.state = :state order by i.id",
                        BulkJobItem.class)
                .setParameter("job", job)
                .setParameter("state", state)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The items after one, in the order of the list. */
    public List<BulkJobItem> itemsAfter(long job, long item, int atMost) {
        return entityManager
                .createQuery(
                        "select i from BulkJobItem i where i.jobId = :job and i.id > :item order by i.id",
                        BulkJobItem.class)
                .setParameter("job", job)
                .setParameter("item", item)
                .setMaxResults(atMost)
                .getResultList();
    }

    List<Long> due(int atMost) {
        return queue().due(atMost);
    }

    List<Lease> claim(List<Long> items, String owner) {
        Duration lease = providers.maxCallDuration().multipliedBy(CALLS).plus(MARGIN);
        return queue().claim(items, owner, lease);
    }

    BulkJobItem item(long id) {
        return entityManager.find(BulkJobItem.class, id);
    }

    void finish(Lease lease, BulkJobItem.State state, BulkAction.Result result) {
        if (queue().finish(lease, state, Duration.ZERO, result.detail())) {
            entityManager
                    .createQuery("update BulkJobItem i set i.resultCode = :code where i.id = :id")
                    .setParameter("code", result.code())
                    .setParameter("id", lease.id())
                    .executeUpdate();
        }
    }

    private LeasedQueue queue() {
        return new LeasedQueue(entityManager, clock, BulkJobItem.class, BulkJobItem.State.WAITING);
    }
}
