package se.kassa.platform.background;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The leases of one kind of {@link LeasedRow}: a worker claims a row for a while, works without a transaction, and
 * records what came of it unless the lease ended meanwhile. Every method is called inside a transaction.
 */
public final class LeasedQueue {

    /**
     * A worker's exclusive right to a row, until it ends or time is up.
     *
     * @param tries how often it was tried, this time included
     * @param abandoned whether the worker before never told what came of its try
     */
    public record Lease(long id, int tries, long fence, boolean abandoned) {}

    /**
     * What waits for a worker.
     *
     * @param oldestSeconds how long the oldest of them has waited; 0 where none waits
     */
    public record Backlog(long waiting, long oldestSeconds) {}

    private static final int LONGEST_FAILURE = 1000;

    private final EntityManager entityManager;
    private final Clock clock;
    private final String entity;
    private final Enum<?> waiting;

    /**
     * @param entity the entity's name in queries; a {@link LeasedRow} with the attributes {@code id} and {@code state}
     * @param waiting the state of a row that waits for a worker
     */
    public LeasedQueue(EntityManager entityManager, Clock clock, String entity, Enum<?> waiting) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.entity = entity;
        this.waiting = waiting;
    }

    /** The ids of rows that nobody works on and that are due, the longest due first. */
    public List<Long> due(int atMost) {
        return due("", atMost).getResultList();
    }

    /** The same, of those only whose attribute has one of these values; at least one. */
    public List<Long> due(int atMost, String attribute, Collection<?> values) {
        return due(" and r." + attribute + " in :values", atMost)
                .setParameter("values", values)
                .getResultList();
    }

    private TypedQuery<Long> due(String condition, int atMost) {
        return entityManager
                .createQuery(
                        "select r.id from " + entity + " r where r.state = :waiting and r.dueAt <= :now"
                                + " and (r.leaseUntil is null or r.leaseUntil <= :now)" + condition
                                + " order by r.dueAt",
                        Long.class)
                .setParameter("waiting", waiting)
                .setParameter("now", OffsetDateTime.now(clock))
                .setMaxResults(atMost);
    }

    /**
     * Claims a due row; empty where another worker was faster.
     *
     * @param length longer than the work takes, for afterwards another worker takes it for abandoned
     */
    public Optional<Lease> claim(long id, String owner, Duration length) {
        return entityManager
                .createQuery(
                        "select r.fence, r.tries, r.leaseUntil from " + entity + " r where r.id = :id"
                                + " and r.state = :waiting and r.dueAt <= :now"
                                + " and (r.leaseUntil is null or r.leaseUntil <= :now)",
                        Object[].class)
                .setParameter("id", id)
                .setParameter("waiting", waiting)
                .setParameter("now", OffsetDateTime.now(clock))
                .getResultStream()
                .findFirst()
                .map(row -> new Lease(id, (Integer) row[1] + 1, (Long) row[0] + 1, row[2] != null))
                .filter(lease -> take(lease, owner, length));
    }

    private boolean take(Lease lease, String owner, Duration length) {
        return entityManager
                        .createQuery("update " + entity + " r set r.leaseOwner = :owner, r.leaseUntil = :until,"
                                + " r.fence = :next, r.tries = :tries"
                                + " where r.id = :id and r.fence = :before and r.state = :waiting")
                        .setParameter("owner", owner)
                        .setParameter("until", OffsetDateTime.now(clock).plus(length))
                        .setParameter("next", lease.fence())
                        .setParameter("tries", lease.tries())
                        .setParameter("id", lease.id())
                        .setParameter("before", lease.fence() - 1)
                        .setParameter("waiting", waiting)
                        .executeUpdate()
                == 1;
    }

    /**
     * Ends a lease.
     *
     * @param pause how long the row is not due, where its state is the waiting one
     * @param failure why it failed, or an empty string; cut to 1,000 characters
     * @return whether the lease still held: else somebody else has it, and nothing was recorded
     */
    public boolean finish(Lease lease, Enum<?> state, Duration pause, String failure) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return entityManager
                        .createQuery("update " + entity + " r set r.state = :state, r.dueAt = :due,"
                                + " r.failure = :failure, r.finishedAt = :now, r.leaseUntil = null"
                                + " where r.id = :id and r.fence = :fence")
                        .setParameter("state", state)
                        .setParameter("due", now.plus(pause))
                        .setParameter("failure", cut(failure))
                        .setParameter("now", now)
                        .setParameter("id", lease.id())
                        .setParameter("fence", lease.fence())
                        .executeUpdate()
                == 1;
    }

    /** Has rows in one of these states tried again from the beginning: one, or all where the id is null. */
    public int replay(List<? extends Enum<?>> ended, Long id) {
        String condition = id == null ? "" : " and r.id = :id";
        Query update = entityManager
                .createQuery("update " + entity + " r set r.state = :waiting, r.tries = 0, r.dueAt = :now"
                        + " where r.state in :ended" + condition)
                .setParameter("waiting", waiting)
                .setParameter("ended", ended)
                .setParameter("now", OffsetDateTime.now(clock));
        return (id == null ? update : update.setParameter("id", id)).executeUpdate();
    }

    /** @param since the attribute that tells since when a row has waited */
    public Backlog backlog(String since) {
        Object[] row = (Object[]) entityManager
                .createQuery("select count(r), min(r." + since + ") from " + entity + " r where r.state = :waiting")
                .setParameter("waiting", waiting)
                .getSingleResult();
        long oldest = row[1] instanceof OffsetDateTime time
                ? Math.max(0, Duration.between(time, OffsetDateTime.now(clock)).toSeconds())
                : 0;
        return new Backlog((Long) row[0], oldest);
    }

    /** How many rows are in one of these states. */
    public long count(List<? extends Enum<?>> states) {
        return entityManager
                .createQuery("select count(r) from " + entity + " r where r.state in :states", Long.class)
                .setParameter("states", states)
                .getSingleResult();
    }

    /**
     * Forgets some rows in one of these states, oldest first.
     *
     * @param since the attribute whose moment is before the given one
     * @return how many were forgotten
     */
    public int prune(List<? extends Enum<?>> ended, String since, OffsetDateTime before, int atMost) {
        List<Long> ids = entityManager
                .createQuery(
                        "select r.id from " + entity + " r where r.state in :ended and r." + since + " < :before"
                                + " order by r.id",
                        Long.class)
                .setParameter("ended", ended)
                .setParameter("before", before)
                .setMaxResults(atMost)
                .getResultList();
        return ids.isEmpty()
                ? 0
                : entityManager
                        .createQuery("delete from " + entity + " r where r.id in :ids")
                        .setParameter("ids", ids)
                        .executeUpdate();
    }

    private static String cut(String failure) {
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }
}
