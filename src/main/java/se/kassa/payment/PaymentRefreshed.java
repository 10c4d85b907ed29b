package se.kassa.payment;

import se.kassa.order.Order;

/**
 * Event: a provider's response about an attempt was applied, whether or not it changed anything. Observers run in the
 * same transaction, under the order lock.
 *
 * @param actor who triggered the query
 */
public record PaymentRefreshed(Order order, PaymentAttempt attempt, ProviderPayment payment, String actor) {}
