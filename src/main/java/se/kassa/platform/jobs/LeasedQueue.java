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
import se.kassa.platform.text.TextNormalizer;

/**
 * The leases of one kind of {@link LeasedRow}: a worker claims a row for a while, works without a transaction, and
 * records what came of it unless the lease ended meanwhile. Every method is called inside a transaction.
 */
public final class LeasedQueue {

    /**
     * A worker's exclusive right to a row, until it ends or time is up.
     *
     * @param tries how often it was tried, this time included
     * @param until when another worker takes it for abandoned
     * @param abandoned whether the worker before never told what came of its try
     */
    public record Lease(long id, int tries, long fence, OffsetDateTime until, boolean abandoned) {}

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
    private final String table;
    private final Enum<?> waiting;

    /**
     * @param entity with the attributes {@code id} and {@code state}, and a table of the name that its annotation says
     * @param waiting the state of a row that waits for a worker
     */
    public LeasedQueue(EntityManager entityManager, Clock clock, Class<? extends LeasedRow> entity, Enum<?> waiting) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.entity = entity.getSimpleName();
        this.table = entity.getAnnotation(Table.class).name();
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
     * Claims those of some rows that are due and that nobody else has, or is claiming at this moment; the longest due
     * first.
     *
     * @param ids at least one
     * @param length longer than the work on all of them takes, for afterwards another worker takes them for abandoned
     */
    public List<Lease> claim(Collection<Long> ids, String owner, Duration length) {
        List<Lease> leases = lock(ids, length);
        take(leases, owner, "");
        return leases;
    }

    /**
     * Locks those of some rows that are due and that nobody else has, or is claiming at this moment, and changes nothing
     * yet: the leases hold when they are {@linkplain #take taken} in the same transaction. The longest due first.
     *
     * @param ids at least one
     * @param length longer than the work on all of them takes, for afterwards another worker takes them for abandoned
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
     * Takes leases whose rows are locked, in one statement. Nothing else may update these rows in the same transaction:
     * PostgreSQL checks the foreign keys of a row again that its own transaction has changed before, and locks what they
     * refer to.
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

    /** What another worker has locked is passed over, which JPA has no word for. */
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

    /** Ends a lease as if the row had never been claimed, unless the lease was lost. */
    public void giveBack(Lease lease) {
        entityManager
                .createQuery("update " + entity + " r set r.leaseUntil = null, r.tries = r.tries - 1"
                        + " where r.id = :id and r.fence = :fence")
                .setParameter("id", lease.id())
                .setParameter("fence", lease.fence())
                .executeUpdate();
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

    private static String cut(String reason) {
        String failure = TextNormalizer.storable(reason);
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }
}
