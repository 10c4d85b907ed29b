package se.kassa.order.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.transaction.Transactional;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;

/** Personal data in the history of an order: notes, reasons, sent mails and payment provider responses. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class HistoryPersonalData implements PersonalDataSource {

    @Inject
    private OrderHistory history;

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

    private static void write(OrderHistoryEntry event, JsonGenerator json) {
        json.writeStartObject();
        new JsonFieldWriter(json)
                .field("at", event.getAt())
                .field("type", event.getType())
                .field("what", event.getMessage().map(HistoryMessage::key).orElse(null))
                .field("text", event.getExplanation().isEmpty() ? null : event.getExplanation())
                .field("status", event.getProviderStatus())
                .field("amount", event.getAmount())
                .field("answer", event.getDetails());
        json.writeStartArray("with");
        event.getMessage().ifPresent(message -> message.parameters().forEach(value -> json.write(value.toString())));
        json.writeEnd();
        json.writeEnd();
    }

    @Override
    public void erase(Order order) {
        history.erasePersonalData(order);
    }
}
