package se.kassa.platform.outbox;

/**
 * Delivers the outbox messages that are stored under its name. Any bean that implements this interface is found.
 * Messages without a handler on this node wait for a node that has it.
 */
public interface OutboxHandler {

    /** Name of the handler, stored in the database: must never change; at most 100 characters. */
    String name();

    /**
     * Delivers a message. No transaction is open. A message may be delivered again with the same
     * {@link OutboxDelivery#id() id}.
     *
     * @throws DeliveryException for a known kind of failure; any other exception counts as
     *     {@link DeliveryException.Kind#RETRY}, or as {@link DeliveryException.Kind#UNCERTAIN} if the handler is not
     *     {@linkplain #isRepeatable() repeatable}
     */
    void deliver(OutboxDelivery delivery);

    /**
     * Called with the final outcome, in the transaction that records it.
     *
     * @param explanation reason of the failure; empty if delivered
     */
    default void ended(OutboxDelivery delivery, DeliveryOutcome outcome, String explanation) {}

    /** Whether a delivery with unknown outcome may be repeated; otherwise staff decide. */
    default boolean isRepeatable() {
        return true;
    }
}
