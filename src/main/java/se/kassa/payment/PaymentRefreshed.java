package se.kassa.payment;

import se.kassa.order.Order;

/**
 * The payment provider's answer about an attempt was applied, whether it brought news or not. Observers are called in
 * the same transaction, under the order's lock.
 *
 * @param actor who wanted to know
 */
public record PaymentRefreshed(Order order, PaymentAttempt attempt, ProviderPayment payment, String actor) {}
