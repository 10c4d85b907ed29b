/**
 * The payment of an order: the port to a payment provider, the attempts to pay, and the one place that asks the
 * provider and applies its answer. Knows no provider's words.
 */
package se.kassa.payment;
