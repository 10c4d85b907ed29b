package se.kassa.payment.operation;

/**
 * Event: a capture, refund or void succeeded, or a refund that had succeeded failed. Observers run in the transaction
 * that records it, under the order lock.
 */
public record OperationSettled(PaymentOperation operation) {}
