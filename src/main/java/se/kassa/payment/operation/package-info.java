/**
 * Captures, refunds and voids. The intent is committed before the provider is called, the outcome afterwards.
 * An operation of unknown outcome is repeated only where the provider guarantees idempotency by key; else it is checked.
 */
package se.kassa.payment.operation;
