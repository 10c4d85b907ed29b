/**
 * Captures, refunds and cancellations: their arithmetic, and their way to the payment provider and back. The intent is
 * committed before the call and the outcome after it; what nobody knows the outcome of is looked at and never repeated.
 */
package se.kassa.payment.operation;
