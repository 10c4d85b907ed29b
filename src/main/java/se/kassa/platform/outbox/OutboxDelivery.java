package se.kassa.platform.outbox;

import java.time.OffsetDateTime;

/**
 * A message on its way out.
 *
 * @param id the stable id of the fact that it tells of; letters, digits and hyphens
 * @param subject what it is about, such as an order's number; may be null
 * @param payload JSON
 * @param createdAt when the fact became true
 */
public record OutboxDelivery(String id, String subject, String payload, OffsetDateTime createdAt) {}
