package se.kassa.platform.outbox;

import java.time.OffsetDateTime;

/**
 * A message to deliver.
 *
 * @param id stable id of the event; letters, digits and hyphens
 * @param subject for example an order number; may be null
 * @param payload JSON
 * @param createdAt time of the event
 */
public record OutboxDelivery(String id, String subject, String payload, OffsetDateTime createdAt) {}
