package se.kassa.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import se.kassa.order.Order;
import se.kassa.payment.operation.PaymentOperation;

/** All receipts and credit notes, and the numbers of the next ones. Nothing is changed or removed. */
@ApplicationScoped
@Transactional
public class DocumentRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** Of an order, oldest first. */
    public List<AccountingDocument> of(Order order) {
        return entityManager
                .createQuery(
                        "select d from AccountingDocument d where d.orderId = :order"
                                + " order by d.issuedAt, d.operationId, d.turn",
                        AccountingDocument.class)
                .setParameter("order", order.getId())
                .getResultList();
    }

    /** A document of an order; empty if there is none. */
    public Optional<AccountingDocument> find(Order order, String label) {
        return Optional.ofNullable(label)
                .map(key -> entityManager.find(AccountingDocument.class, key))
                .filter(document -> document.getOrderId() == order.getId());
    }

    /** Of a capture or refund, oldest first. */
    List<AccountingDocument> ofOperation(long operationId) {
        return entityManager
                .createQuery(
                        "select d from AccountingDocument d where d.operationId = :operation order by d.turn",
                        AccountingDocument.class)
                .setParameter("operation", operationId)
                .getResultList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(AccountingDocument document) {
        entityManager.persist(document);
        entityManager.flush();
    }

    /**
     * Takes the next number of the series. Callers in other transactions wait until this transaction ends; a rollback
     * takes the number back.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    long nextNumber(AccountingDocument.Kind kind) {
        String series = kind == AccountingDocument.Kind.RECEIPT ? "lastReceipt" : "lastCreditNote";
        entityManager
                .createQuery("update DocumentCounter c set c." + series + " = c." + series + " + 1 where c.id = 1")
                .executeUpdate();
        return entityManager
                .createQuery("select c." + series + " from DocumentCounter c where c.id = 1", Long.class)
                .getSingleResult();
    }

    /** Captures and refunds without a document that succeeded after a time, oldest first. */
    List<PaymentOperation> missing(OffsetDateTime after, int atMost) {
        return entityManager
                .createQuery(
                        "select p from PaymentOperation p where p.endedAt >= :after and p.state = :succeeded"
                                + " and p.kind <> :void and not exists (select d.label from AccountingDocument d"
                                + " where d.operationId = p.id) order by p.endedAt, p.id",
                        PaymentOperation.class)
                .setParameter("after", after)
                .setParameter("succeeded", PaymentOperation.State.SUCCEEDED)
                .setParameter("void", PaymentOperation.Kind.VOID)
                .setMaxResults(atMost)
                .getResultList();
    }
}
