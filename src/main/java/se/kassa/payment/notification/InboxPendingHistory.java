package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PendingHistory;

/** Provides history entries for acknowledged notifications that no worker has claimed yet. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class InboxPendingHistory implements PendingHistory {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Override
    public List<OrderHistoryEntry> of(Order order) {
        return entityManager
                .createQuery(
                        "select n from Notification n, PaymentAttempt a where n.attemptId = a.id"
                                + " and a.orderId = :order and n.recorded = false order by n.id",
                        Notification.class)
                .setParameter("order", order.getId())
                .getResultStream()
                .map(notification -> notification.toHistoryEntry(order.getId()))
                .toList();
    }
}
