package se.kassa.platform.outbox;

/**
 * Delivers what the outbox keeps under its name. Any bean that implements this is found. Messages for a name that no
 * bean of this node has wait for a node that has it.
 */
public interface OutboxHandler {

    /** Never changed, for the database keeps it; at most 100 characters. */
    String name();

    /**
     * Delivers a message. No transaction is open. The same message may come again: its {@link OutboxDelivery#id() id} is
     * the same then.
     *
     * @throws DeliveryException telling what is known of the failure; anything else that is thrown counts as
     *     {@link DeliveryException.Kind#AGAIN}, or {@link DeliveryException.Kind#UNCERTAIN} where the handler is not
     *     {@linkplain #isRepeatable() repeatable}
     */
    void deliver(OutboxDelivery delivery);

    /**
     * Told of what came of a message, in the transaction that records it.
     *
     * @param explanation why it is not delivered; empty where it is
     */
    default void ended(OutboxDelivery delivery, DeliveryOutcome outcome, String explanation) {}

    /**
     * Whether a delivery of which nobody knows what came of it is simply repeated. Where not, a person decides.
     */
    default boolean isRepeatable() {
        return true;
    }
}
