package se.kassa.order.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.transaction.Transactional;
import se.kassa.order.History;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Told;

/** The history of an order: notes, reasons, mails that were sent, and the payment provider's answers as they came. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class HistoryRecords implements PersonalRecords {

    @Inject
    private History history;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public long count(Order order) {
        return history.of(order).size();
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        history.of(order).forEach(event -> write(event, json));
    }

    private static void write(OrderEvent event, JsonGenerator json) {
        json.writeStartObject();
        new JsonFields(json)
                .field("at", event.getAt())
                .field("type", event.getType())
                .field("what", event.getTold().map(Told::key).orElse(null))
                .field("text", event.getExplanation().isEmpty() ? null : event.getExplanation())
                .field("status", event.getProviderStatus())
                .field("amount", event.getAmount())
                .field("answer", event.getDetails());
        json.writeStartArray("with");
        event.getTold().ifPresent(told -> told.parameters().forEach(value -> json.write(value.toString())));
        json.writeEnd();
        json.writeEnd();
    }

    @Override
    public void erase(Order order) {
        history.erasePersonalData(order);
    }
}
