package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All captures, refunds and voids. */
@ApplicationScoped
@Transactional
public class PaymentOperationRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Transactional(Transactional.TxType.MANDATORY)
    void add(PaymentOperation operation) {
        entityManager.persist(operation);
        entityManager.flush();
        List<TransactionLine> lines = operation.getLines();
        for (int i = 0; i < lines.size(); i++) {
            entityManager.persist(new OperationLine(operation.getId(), i, lines.get(i)));
        }
        entityManager.flush();
    }

    /** Of an order, with their lines, oldest first. */
    public List<PaymentOperation> of(long orderId) {
        return withLines(entityManager
                .createQuery(
                        "select p from PaymentOperation p where p.orderId = :order order by p.id",
                        PaymentOperation.class)
                .setParameter("order", orderId)
                .getResultList());
    }

    /** With its lines; empty where there is none. */
    public Optional<PaymentOperation> find(long id) {
        PaymentOperation operation = entityManager.find(PaymentOperation.class, id);
        return operation == null
                ? Optional.empty()
                : withLines(List.of(operation)).stream().findFirst();
    }

    private List<PaymentOperation> withLines(List<PaymentOperation> all) {
        if (all.isEmpty()) {
            return all;
        }
        Map<Long, List<TransactionLine>> lines = entityManager
                .createQuery(
                        "select l from OperationLine l where l.operationId in :operations"
                                + " order by l.operationId, l.position",
                        OperationLine.class)
                .setParameter(
                        "operations", all.stream().map(PaymentOperation::getId).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        OperationLine::getOperationId, Collectors.mapping(OperationLine::toLine, Collectors.toList())));
        all.forEach(operation -> operation.with(lines.getOrDefault(operation.getId(), List.of())));
        return all;
    }

    /** As this transaction has it; not necessarily with its lines. */
    @Transactional(Transactional.TxType.MANDATORY)
    PaymentOperation get(long id) {
        return entityManager.find(PaymentOperation.class, id);
    }

    /** Reloads it, not necessarily with its lines, for callers that hold the order lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    PaymentOperation refreshed(long id) {
        PaymentOperation operation = entityManager.find(PaymentOperation.class, id);
        entityManager.refresh(operation);
        return operation;
    }

    /** The number of operations whose outcome staff must find out. */
    public long countNeedingAttention() {
        return entityManager
                .createQuery("select count(p) from PaymentOperation p where p.needingAttention = true", Long.class)
                .getSingleResult();
    }

    /** The ids of operations whose check is due, longest overdue first. */
    List<Long> due(OffsetDateTime now, int atMost) {
        return entityManager
                .createQuery("select p.id from PaymentOperation p where p.dueAt <= :now order by p.dueAt", Long.class)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }

    /**
     * Claims the check of an operation. Returns whether this caller may check it now; others may from {@code until} on.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean claim(long id, OffsetDateTime now, OffsetDateTime until) {
        return entityManager
                        .createQuery(
                                "update PaymentOperation p set p.dueAt = :until where p.id = :id and p.dueAt <= :now")
                        .setParameter("until", until)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
