package se.kassa.alert;

import java.time.OffsetDateTime;

/**
 * An alarm was raised that was not open before: a CDI event, fired in the transaction that writes the alarm, once per
 * cause. Who sends it elsewhere observes it in the transaction and writes to an outbox, or after its success.
 *
 * @param orderNumber null where the alarm concerns no order of ours
 * @param explanation in no particular language, without personal data
 */
public record AlertRaised(
        AlertCause cause, String subject, String orderNumber, String explanation, OffsetDateTime at) {}
