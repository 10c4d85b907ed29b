package se.kassa.alert;

import java.time.OffsetDateTime;

/**
 * CDI event: a new alert was raised. Fired in the transaction that stores the alert, not for repeats. To forward
 * alerts, observe it in the transaction and write to the outbox, or after success.
 *
 * @param orderNumber null if the alert concerns no order of this shop
 * @param explanation language-neutral, without personal data
 */
public record AlertRaised(
        AlertCause cause, String subject, String orderNumber, String explanation, OffsetDateTime at) {}
