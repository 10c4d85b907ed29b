package se.kassa.order;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import se.kassa.platform.outbox.OutboxDelivery;
import se.kassa.platform.outbox.OutboxHandler;

/**
 * Receives order events. Any bean that implements this interface is found, also one in an extra jar.
 *
 * <p>Each event is delivered after its transaction has committed, and never if that transaction is rolled back; at
 * least once to each listener. If a listener throws an exception, the event is delivered again with exponential
 * backoff; after the last attempt staff are alerted. An event may therefore arrive twice, also on another node, with
 * the same {@link OrderEvent#id() id}. Events of one order usually arrive in order, but this is not guaranteed. No
 * transaction is open during delivery, and events may be delivered concurrently.
 */
public interface OrderEventListener extends OutboxHandler {

    /** Handles an event. An exception causes redelivery. */
    void onEvent(OrderEvent event);

    /**
     * Whether the listener receives this event; called in the transaction of the event.
     *
     * @param order state of the order in that transaction
     */
    default boolean wants(OrderEvent event, Order order) {
        return true;
    }

    @Override
    default void deliver(OutboxDelivery delivery) {
        onEvent(event(delivery));
    }

    /** Reads the event from an outbox message. */
    static OrderEvent event(OutboxDelivery delivery) {
        return Json.BINDING.fromJson(delivery.payload(), OrderEvent.class);
    }

    /** JSON format of events in the outbox. */
    final class Json {

        private static final Jsonb BINDING = JsonbBuilder.create();

        private Json() {}

        static String of(OrderEvent event) {
            return BINDING.toJson(event);
        }
    }
}
