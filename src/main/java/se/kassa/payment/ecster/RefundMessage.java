package se.kassa.payment.ecster;

/**
 * The body of {@code POST /v1/orders/{orderId}/refunds}, for Swish (WooCommerce plugin). Null fields are left out.
 *
 * @param amount minor units
 * @param debitTransaction the debit that is refunded
 * @param message to the customer
 */
public record RefundMessage(long amount, String debitTransaction, String message) {}
