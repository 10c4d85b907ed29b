package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.Order;
import se.kassa.order.privacy.JsonFieldWriter;
import se.kassa.order.privacy.PersonalDataSource;

/** Exports and erases the bodies of notifications. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class NotificationPersonalData implements PersonalDataSource {

    private static final String OF_ORDER =
            " n.attemptId in (select a.id from PaymentAttempt a where a.orderId = :order)";

    private static final List<Notification.State> WAITING =
            List.of(Notification.State.RECEIVED, Notification.State.FAILED);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Optional<ErasureObstacle> unfinished(Order order) {
        long waiting = entityManager
                .createQuery("select count(n) from Notification n where n.state in :waiting and" + OF_ORDER, Long.class)
                .setParameter("waiting", WAITING)
                .setParameter("order", order.getId())
                .getSingleResult();
        return waiting > 0 ? Optional.of(ErasureObstacle.NOTIFICATION_WAITING) : Optional.empty();
    }

    @Override
    public long count(Order order) {
        return entityManager
                .createQuery("select count(n) from Notification n where" + OF_ORDER, Long.class)
                .setParameter("order", order.getId())
                .getSingleResult();
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        entityManager
                .createQuery("select n from Notification n where" + OF_ORDER + " order by n.id", Notification.class)
                .setParameter("order", order.getId())
                .getResultList()
                .forEach(notification -> write(notification, json));
    }

    private static void write(Notification notification, JsonGenerator json) {
        json.writeStartObject();
        new JsonFieldWriter(json).field("at", notification.getReceivedAt()).field("body", notification.getBody());
        json.writeEnd();
    }

    /** The deduplication key is kept, so that a repeat is still recognised. */
    @Override
    public void erase(Order order) {
        entityManager
                .createQuery("update Notification n set n.body = '', n.failure = null where n.state not in :waiting and"
                        + OF_ORDER)
                .setParameter("waiting", WAITING)
                .setParameter("order", order.getId())
                .executeUpdate();
    }
}
