/**
 * The inbox of payment notifications, whichever provider sends them: receives, stores, acknowledges, and processes them
 * afterwards by querying the provider. A provider's adapter only authenticates and reads them, in
 * {@link se.kassa.payment.PaymentProvider#parseNotification}.
 */
package se.kassa.payment.notification;
