package se.kassa.bulk;

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

/** What work on many orders at once came to with one of them: the reasons may be the payment provider's words. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BulkJobPersonalData implements PersonalDataSource {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Override
    public String name() {
        return "bulkJobs";
    }

    @Override
    public Optional<ErasureObstacle> unfinished(Order order) {
        boolean waiting = of(order).stream().anyMatch(item -> item.getState() == BulkJobItem.State.WAITING);
        return waiting ? Optional.of(ErasureObstacle.BULK_JOB_WAITING) : Optional.empty();
    }

    @Override
    public long count(Order order) {
        return of(order).size();
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        for (BulkJobItem item : of(order)) {
            json.writeStartObject();
            new JsonFieldWriter(json)
                    .field("at", item.getFinishedAt())
                    .field("result", item.getResultCode())
                    .field("reason", item.getResultDetail());
            json.writeEnd();
        }
    }

    private List<BulkJobItem> of(Order order) {
        return entityManager
                .createQuery(
                        "select i from BulkJobItem i where i.orderNumber = :number order by i.id", BulkJobItem.class)
                .setParameter("number", order.getNumber().value())
                .getResultList();
    }

    /** What came of it stays, without the reason. */
    @Override
    public void erase(Order order) {
        entityManager
                .createQuery(
                        "update BulkJobItem i set i.failure = '' where i.orderNumber = :number and i.failure <> ''")
                .setParameter("number", order.getNumber().value())
                .executeUpdate();
    }
}
