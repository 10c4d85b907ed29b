package se.kassa.platform.outbox;

/** A message waits for a person now; fired as an event after that is committed, without a transaction. */
public record MessageFailed(String handler, OutboxDelivery delivery, DeliveryOutcome outcome, String why) {}
