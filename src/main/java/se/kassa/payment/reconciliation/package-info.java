/**
 * Queries of payments at the provider, which alone change a payment's state: after notifications and returns, by polling,
 * and in regular comparisons of all payments.
 */
package se.kassa.payment.reconciliation;
