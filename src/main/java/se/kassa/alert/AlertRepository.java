package se.kassa.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.kassa.platform.security.StaffOnly;

/** Stores and finds alerts; open alerts are unique per cause and subject. */
@ApplicationScoped
@Transactional
public class AlertRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Event<AlertRaised> raisedEvent;

    @Inject
    private Clock clock;

    /** Raises an alert or counts a repeat, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(AlertCause cause, String subject, String orderNumber, String explanation) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        open(cause, subject)
                .ifPresentOrElse(
                        alert -> alert.repeated(now),
                        () -> raise(new AlertRaised(cause, subject, orderNumber, explanation, now)));
    }

    /**
     * Raises an alert or counts a repeat, in a new transaction.
     *
     * @throws RuntimeException if another transaction stores the same alert at the same time
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void saveInNewTransaction(AlertCause cause, String subject, String explanation) {
        save(cause, subject, null, explanation);
    }

    private void raise(AlertRaised raised) {
        entityManager.persist(new Alert(raised));
        entityManager.flush();
        raisedEvent.fire(raised);
    }

    private Optional<Alert> open(AlertCause cause, String subject) {
        return entityManager
                .createQuery("select a from Alert a where a.openSubject = :subject", Alert.class)
                .setParameter("subject", Alert.openSubject(cause, subject))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Whether the cause was ever raised about the subject, acknowledged or not. */
    public boolean wasRaised(AlertCause cause, String subject) {
        return entityManager
                        .createQuery(
                                "select count(a) from Alert a where a.subject = :subject and a.cause = :cause",
                                Long.class)
                        .setParameter("subject", subject)
                        .setParameter("cause", cause)
                        .getSingleResult()
                > 0;
    }

    /** Open alerts with one of these causes, newest first. */
    public List<Alert> open(Collection<AlertCause> causes, int atMost) {
        return entityManager
                .createQuery(
                        "select a from Alert a where a.acknowledgedAt is null and a.cause in :causes order by a.id desc",
                        Alert.class)
                .setParameter("causes", causes)
                .setMaxResults(atMost)
                .getResultList();
    }

    public long countOpen(Collection<AlertCause> causes) {
        return entityManager
                .createQuery(
                        "select count(a) from Alert a where a.acknowledgedAt is null and a.cause in :causes",
                        Long.class)
                .setParameter("causes", causes)
                .getSingleResult();
    }

    /** The newest alert with a cause for each of these orders, open or acknowledged, by order number. */
    public Map<String, Alert> newest(AlertCause cause, Collection<String> orderNumbers) {
        if (orderNumbers.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .createQuery(
                        "select a from Alert a where a.orderNumber in :numbers and a.cause = :cause order by a.id",
                        Alert.class)
                .setParameter("numbers", orderNumbers)
                .setParameter("cause", cause)
                .getResultStream()
                .collect(Collectors.toMap(Alert::getOrderNumber, Function.identity(), (older, newer) -> newer));
    }

    /**
     * Acknowledges an alert.
     *
     * @return whether it was open
     */
    @StaffOnly
    public boolean acknowledge(long id, String person) {
        Alert alert = entityManager.find(Alert.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (alert == null || alert.getAcknowledgedAt() != null) {
            return false;
        }
        alert.acknowledge(person, OffsetDateTime.now(clock));
        return true;
    }

    /** Acknowledges all open alerts with a cause. */
    @StaffOnly
    public void acknowledgeAll(AlertCause cause, String person) {
        entityManager
                .createQuery(
                        "select a from Alert a where a.acknowledgedAt is null and a.cause = :cause order by a.id",
                        Alert.class)
                .setParameter("cause", cause)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(alert -> alert.acknowledge(person, OffsetDateTime.now(clock)));
    }
}
