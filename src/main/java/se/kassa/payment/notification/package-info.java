/**
 * The inbox of payment notifications, whichever provider sends them: receives, stores, acknowledges, and processes them
 * afterwards by querying the provider. A provider's adapter only authenticates and reads them, in
 * {@link se.kassa.payment.PaymentProvider#parseNotification}. What it is given and returns,
 * {@link se.kassa.payment.IncomingNotification} and {@link se.kassa.payment.NotificationResult}, is in
 * {@code se.kassa.payment} with the rest of the port.
 */
package se.kassa.payment.notification;
