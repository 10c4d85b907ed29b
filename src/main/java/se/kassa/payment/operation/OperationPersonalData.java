package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.Order;
import se.kassa.order.privacy.JsonFieldWriter;
import se.kassa.order.privacy.PersonalDataSource;

/** Exports operations, and erases their free texts. Amounts are kept for accounting. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OperationPersonalData implements PersonalDataSource {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private PaymentOperationRepository operations;

    @Override
    public String name() {
        return "operations";
    }

    @Override
    public Optional<ErasureObstacle> unfinished(Order order) {
        boolean open = operations.of(order.getId()).stream().anyMatch(PaymentOperation::isOpen);
        return open ? Optional.of(ErasureObstacle.OPERATION_OPEN) : Optional.empty();
    }

    @Override
    public long count(Order order) {
        return operations.of(order.getId()).size();
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        for (PaymentOperation operation : operations.of(order.getId())) {
            json.writeStartObject();
            new JsonFieldWriter(json)
                    .field("kind", operation.getKind())
                    .field("state", operation.getState())
                    .field("amount", operation.getAmount())
                    .field("vat", operation.getVat())
                    .field("begun", operation.getStartedAt())
                    .field("ended", operation.getEndedAt())
                    .field("payment", operation.getPaymentId())
                    .field("transaction", operation.getProviderTransactionId())
                    .field("reason", operation.getReason())
                    .field("answer", operation.getExplanation());
            json.writeEnd();
        }
    }

    @Override
    public void erase(Order order) {
        entityManager
                .createQuery("update PaymentOperation p set p.reason = null, p.explanation = null"
                        + " where p.orderId = :order")
                .setParameter("order", order.getId())
                .executeUpdate();
    }
}
