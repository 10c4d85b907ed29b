package se.kassa.platform.outbox;

/** Event: a message failed for good and needs manual action. Fired after the commit, without a transaction. */
public record MessageFailed(String handler, OutboxDelivery delivery, DeliveryOutcome outcome, String why) {}
