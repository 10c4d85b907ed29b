package se.kassa.order.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.transaction.Transactional;
import java.util.Optional;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.Order;
import se.kassa.platform.outbox.OutboxMessage;
import se.kassa.platform.outbox.OutboxMessagesBySubject;

/** Personal data in outbox messages about an order. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OutboxPersonalData implements PersonalDataSource {

    @Inject
    private OutboxMessagesBySubject messages;

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Optional<ErasureObstacle> unfinished(Order order) {
        return messages.isWaiting(subject(order)) ? Optional.of(ErasureObstacle.MESSAGE_WAITING) : Optional.empty();
    }

    @Override
    public long count(Order order) {
        return messages.of(subject(order)).size();
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        messages.of(subject(order)).forEach(message -> write(message, json));
    }

    private static void write(OutboxMessage message, JsonGenerator json) {
        json.writeStartObject();
        new JsonFieldWriter(json)
                .field("at", message.getCreatedAt())
                .field("to", message.getHandler())
                .field("about", message.getEventId())
                .field("state", message.getState())
                .field("answer", message.getFailure());
        json.writeEnd();
    }

    @Override
    public void erase(Order order) {
        messages.erase(subject(order));
    }

    private static String subject(Order order) {
        return order.getNumber().value();
    }
}
