package se.kassa.platform.jobs;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Table;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.kassa.platform.text.InputNormalizer;

/**
 * A work queue on the rows of a {@link LeasedRow} entity: a worker claims a row with a lease, works without a
 * transaction, and records the outcome unless the lease was lost. Every method is called inside a transaction.
 */
public final class LeasedQueue {

    /**
     * A worker's exclusive right to a row until it ends or expires.
     *
     * @param tries number of attempts including this one
     * @param until when the lease expires
     * @param abandoned whether the previous worker's lease expired without an outcome
     */
    public record Lease(long id, int tries, long fence, OffsetDateTime until, boolean abandoned) {}

    /**
     * Size of the queue.
     *
     * @param oldestSeconds age of the oldest waiting row; 0 if none waits
     */
    public record Backlog(long waiting, long oldestSeconds) {}

    private static final int MAX_FAILURE_LENGTH = 1000;

    private final EntityManager entityManager;
    private final Clock clock;
    private final String entity;
    private final String table;
    private final Enum<?> waiting;

    /**
     * @param entity entity with the attributes {@code id} and {@code state}, and a table annotation
     * @param waiting state of a row that waits for a worker
     */
    public LeasedQueue(EntityManager entityManager, Clock clock, Class<? extends LeasedRow> entity, Enum<?> waiting) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.entity = entity.getSimpleName();
        this.table = entity.getAnnotation(Table.class).name();
        this.waiting = waiting;
    }

    /** Ids of rows that are due and not leased, longest due first. */
    public List<Long> due(int atMost) {
        return due("", atMost).getResultList();
    }

    /** Like {@link #due(int)}, limited to rows whose attribute has one of these values; at least one. */
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
     * Claims the rows that are due and neither leased nor being claimed; longest due first.
     *
     * @param ids at least one
     * @param length must exceed the time of the work on all of them; after that another worker takes over
     */
    public List<Lease> claim(Collection<Long> ids, String owner, Duration length) {
        List<Lease> leases = lock(ids, length);
        take(leases, owner, "");
        return leases;
    }

    /**
     * Locks the rows that are due and neither leased nor being claimed, without changing them: the leases hold once
     * they are {@linkplain #take taken} in the same transaction. Longest due first.
     *
     * @param ids at least one
     * @param length must exceed the time of the work on all of them; after that another worker takes over
     */
    public List<Lease> lock(Collection<Long> ids, Duration length) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime until = now.plus(length);
        return lockDue(ids, now).stream()
                .map(row ->
                        new Lease(number(row[0]), (int) number(row[2]) + 1, number(row[1]) + 1, until, row[3] != null))
                .toList();
    }

    /**
     * Stores leases of locked rows in one statement. Nothing else may update these rows in the same transaction:
     * PostgreSQL rechecks the foreign keys of a row that its own transaction has changed before, and locks the
     * referenced rows.
     *
     * @param alsoSet further assignments to attributes of {@code r}, each after a comma; or an empty string
     */
    public void take(List<Lease> leases, String owner, String alsoSet) {
        if (!leases.isEmpty()) {
            entityManager
                    .createQuery("update " + entity + " r set r.leaseOwner = :owner, r.leaseUntil = :until,"
                            + " r.fence = r.fence + 1, r.tries = r.tries + 1" + alsoSet + " where r.id in :ids")
                    .setParameter("owner", owner)
                    .setParameter("until", leases.get(0).until())
                    .setParameter("ids", leases.stream().map(Lease::id).toList())
                    .executeUpdate();
        }
    }

    /** Uses SKIP LOCKED, which JPA cannot express. */
    @SuppressWarnings("unchecked")
    private List<Object[]> lockDue(Collection<Long> ids, OffsetDateTime now) {
        Query query = entityManager
                .createNativeQuery("select r.id, r.fence, r.tries, r.lease_until from " + table
                        + " r where r.state = ?1 and r.due_at <= ?2 and (r.lease_until is null or r.lease_until <= ?3)"
                        + " and r.id in (" + placeholders(4, ids.size()) + ") order by r.due_at for update skip locked")
                .setParameter(1, waiting.name())
                .setParameter(2, now)
                .setParameter(3, now);
        int position = 4;
        for (Long id : ids) {
            query.setParameter(position++, id);
        }
        return query.getResultList();
    }

    private static String placeholders(int first, int howMany) {
        return IntStream.range(first, first + howMany)
                .mapToObj(position -> "?" + position)
                .collect(Collectors.joining(", "));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    /** Releases a lease as if the row had never been claimed; does nothing if the lease was lost. */
    public void release(Lease lease) {
        entityManager
                .createQuery("update " + entity + " r set r.leaseUntil = null, r.tries = r.tries - 1"
                        + " where r.id = :id and r.fence = :fence")
                .setParameter("id", lease.id())
                .setParameter("fence", lease.fence())
                .executeUpdate();
    }

    /**
     * Ends a lease and records the outcome.
     *
     * @param pause delay until the row is due again, if its state is the waiting one
     * @param failure reason of the failure, or an empty string; cut to 1,000 characters
     * @return false if the lease was lost; nothing is recorded then
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

    /** Requeues rows in one of these states: one, or all if the id is null. Returns the number of rows. */
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

    /** @param since attribute with the time since which a row waits */
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

    /** Number of rows in one of these states. */
    public long count(List<? extends Enum<?>> states) {
        return entityManager
                .createQuery("select count(r) from " + entity + " r where r.state in :states", Long.class)
                .setParameter("states", states)
                .getSingleResult();
    }

    /**
     * Deletes rows in one of these states, oldest first.
     *
     * @param since attribute whose time is compared with {@code before}
     * @return number of deleted rows
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

    private static String cut(String reason) {
        String failure = InputNormalizer.storable(reason);
        return failure.length() <= MAX_FAILURE_LENGTH ? failure : failure.substring(0, MAX_FAILURE_LENGTH);
    }
}
