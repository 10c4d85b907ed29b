package se.kassa.order;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import se.kassa.platform.outbox.OutboxDelivery;
import se.kassa.platform.outbox.OutboxHandler;

/**
 * Hears of what becomes true of orders. Any bean that implements this is found, also one in an extra jar.
 *
 * <p>Each fact is told after the transaction that made it true is committed, and never if that is rolled back; to each
 * listener at least once. A listener that throws is told again with growing pauses, and at last the fact is put before
 * the order admin. So the same fact may come twice, on another node too: its {@link OrderEvent#id() id} is the same then.
 * Facts of one order usually come in the order in which they happened, and nothing promises it. No transaction is open,
 * and several facts may be told at the same time.
 */
public interface OrderEventListener extends OutboxHandler {

    /** Takes a fact. What it throws has the fact told again. */
    void on(OrderEvent fact);

    /**
     * Whether it is told of this fact at all; asked in the transaction that makes it true.
     *
     * @param order as it is in that transaction
     */
    default boolean wants(OrderEvent fact, Order order) {
        return true;
    }

    @Override
    default void deliver(OutboxDelivery delivery) {
        on(fact(delivery));
    }

    /** The fact that a message of the outbox tells of. */
    static OrderEvent fact(OutboxDelivery delivery) {
        return Json.BINDING.fromJson(delivery.payload(), OrderEvent.class);
    }

    /** How facts are written in the outbox. */
    final class Json {

        private static final Jsonb BINDING = JsonbBuilder.create();

        private Json() {}

        static String of(OrderEvent fact) {
            return BINDING.toJson(fact);
        }
    }
}
