/**
 * Captures, refunds and cancellations. The intent is committed before the provider is called, the outcome afterwards.
 * An operation of unknown outcome is checked, never repeated.
 */
package se.kassa.payment.operation;
