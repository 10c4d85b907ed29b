package se.kassa.payment.ecster;

import java.util.List;

/**
 * The body of {@code POST /v1/orders/{orderId}/transactions} (Ecster's developer site; WooCommerce plugin). Null fields
 * are left out.
 *
 * @param type {@code DEBIT}, {@code CREDIT} or {@code ANNUL}, which needs nothing else
 * @param amount minor units
 * @param transactionReference ours
 * @param closeDebit whether nothing more will be debited
 * @param debitTransaction the debit that a credit is of
 * @param message to the customer
 */
public record TransactionMessage(
        String type,
        Long amount,
        String transactionReference,
        Boolean closeDebit,
        String debitTransaction,
        List<CartMessage.Row> rows,
        String message) {}
