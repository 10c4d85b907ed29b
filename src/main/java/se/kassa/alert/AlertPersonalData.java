package se.kassa.alert;

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

/** Personal data in alerts about an order: explanations may quote the payment provider. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AlertPersonalData implements PersonalDataSource {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public Optional<ErasureObstacle> unfinished(Order order) {
        boolean open = of(order).stream().anyMatch(alert -> alert.getAcknowledgedAt() == null);
        return open ? Optional.of(ErasureObstacle.ALERT_OPEN) : Optional.empty();
    }

    @Override
    public long count(Order order) {
        return of(order).size();
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        for (Alert alert : of(order)) {
            json.writeStartObject();
            new JsonFieldWriter(json)
                    .field("at", alert.getRaisedAt())
                    .field("cause", alert.getCause())
                    .field("text", alert.getExplanation());
            json.writeEnd();
        }
    }

    private List<Alert> of(Order order) {
        return entityManager
                .createQuery("select a from Alert a where a.orderNumber = :number order by a.id", Alert.class)
                .setParameter("number", order.getNumber().value())
                .getResultList();
    }

    @Override
    public void erase(Order order) {
        entityManager
                .createQuery("update Alert a set a.explanation = '' where a.orderNumber = :number")
                .setParameter("number", order.getNumber().value())
                .executeUpdate();
    }
}
