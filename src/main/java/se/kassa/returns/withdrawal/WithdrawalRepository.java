package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores and finds withdrawals and their events. Nothing is ever removed. */
@ApplicationScoped
@Transactional
public class WithdrawalRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Withdrawal withdrawal) {
        entityManager.persist(withdrawal);
        entityManager.flush();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(WithdrawalEvent event) {
        entityManager.persist(event);
    }

    public Optional<Withdrawal> find(long id) {
        return Optional.ofNullable(entityManager.find(Withdrawal.class, id));
    }

    /** Finds by the token of the form that was sent. */
    public Optional<Withdrawal> byToken(String token) {
        return entityManager
                .createQuery("select w from Withdrawal w where w.token = :token", Withdrawal.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
    }

    /** The withdrawals of an order, oldest first. */
    public List<Withdrawal> of(long orderId) {
        return entityManager
                .createQuery(
                        "select w from Withdrawal w where w.orderId = :order order by w.receivedAt, w.id",
                        Withdrawal.class)
                .setParameter("order", orderId)
                .getResultList();
    }

    /** The newest withdrawals, newest first. */
    public List<Withdrawal> newest(int atMost) {
        return entityManager
                .createQuery("select w from Withdrawal w order by w.receivedAt desc, w.id desc", Withdrawal.class)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Number of withdrawals received since a time. */
    public long countSince(OffsetDateTime time) {
        return entityManager
                .createQuery("select count(w) from Withdrawal w where w.receivedAt >= :time", Long.class)
                .setParameter("time", time)
                .getSingleResult();
    }

    /**
     * The ids of withdrawals in time that were received in a period, in ascending order.
     *
     * @param after only higher ids; 0 for the first
     */
    List<Long> inTime(OffsetDateTime from, OffsetDateTime until, long after, int atMost) {
        return entityManager
                .createQuery(
                        "select w.id from Withdrawal w where w.late = false and w.receivedAt >= :from"
                                + " and w.receivedAt < :until and w.id > :after order by w.id",
                        Long.class)
                .setParameter("after", after)
                .setParameter("from", from)
                .setParameter("until", until)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The events of some withdrawals, oldest first. */
    public List<WithdrawalEvent> events(Collection<Long> withdrawalIds) {
        if (withdrawalIds.isEmpty()) {
            return List.of();
        }
        return entityManager
                .createQuery(
                        "select e from WithdrawalEvent e where e.withdrawalId in :ids order by e.at, e.id",
                        WithdrawalEvent.class)
                .setParameter("ids", withdrawalIds)
                .getResultList();
    }
}
