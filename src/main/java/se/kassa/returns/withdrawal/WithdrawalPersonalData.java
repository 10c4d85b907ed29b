package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.transaction.Transactional;
import java.util.List;
import se.kassa.order.Order;
import se.kassa.order.privacy.JsonFieldWriter;
import se.kassa.order.privacy.PersonalDataSource;

/** Exports and erases names, addresses and notes of withdrawals; their time and products stay. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class WithdrawalPersonalData implements PersonalDataSource {

    @Inject
    private WithdrawalRepository withdrawals;

    @Override
    public String name() {
        return "withdrawals";
    }

    @Override
    public long count(Order order) {
        return withdrawals.of(order.getId()).size();
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        for (Withdrawal withdrawal : withdrawals.of(order.getId())) {
            json.writeStartObject();
            new JsonFieldWriter(json)
                    .field("at", withdrawal.getReceivedAt())
                    .field("name", withdrawal.getName())
                    .field("email", withdrawal.getEmail())
                    .field("channel", withdrawal.getChannel())
                    .field("late", withdrawal.isLate());
            json.writeStartArray("lines");
            withdrawal.getLines().forEach(line -> write(line, json));
            json.writeEnd();
            json.writeStartArray("notes");
            withdrawals.events(List.of(withdrawal.getId())).forEach(event -> json.write(event.getText()));
            json.writeEnd();
            json.writeEnd();
        }
    }

    private static void write(WithdrawalLine line, JsonGenerator json) {
        json.writeStartObject();
        new JsonFieldWriter(json).field("partNumber", line.getSku()).field("quantity", line.getQuantity());
        json.writeEnd();
    }

    @Override
    public void erase(Order order) {
        for (Withdrawal withdrawal : withdrawals.of(order.getId())) {
            withdrawal.erasePersonalData();
            withdrawals.events(List.of(withdrawal.getId())).forEach(WithdrawalEvent::eraseText);
        }
    }
}
