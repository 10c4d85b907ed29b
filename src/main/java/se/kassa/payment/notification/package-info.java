/**
 * The inbox of payment notifications, whichever provider sends them: receives, stores, acknowledges, and processes them
 * afterwards by querying the provider. A provider's adapter contributes a {@link NotificationParser} and the
 * {@link NotificationSettings}.
 */
package se.kassa.payment.notification;
