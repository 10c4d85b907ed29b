package se.kassa.payment;

import java.util.List;
import java.util.Optional;
import se.kassa.order.Customer;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;

/**
 * A payment as the provider tells it.
 *
 * @param id the provider's own
 * @param reference ours, as the provider has it; may be null
 * @param status the provider's own word
 * @param method the provider's own word; may be null
 * @param amount minor units, the provider's fee included
 * @param fee what the provider added, in minor units; 0 if nothing
 * @param capturedAmount minor units
 * @param refundedAmount minor units
 * @param consumer null where it is not told
 * @param rows what was paid, or empty where the provider does not tell
 * @param transactions what was captured, refunded and cancelled, oldest first
 * @param answer the answer as it came, without personal identity numbers
 */
public record ProviderPayment(
        String id,
        String reference,
        PaymentState state,
        String status,
        String method,
        String currency,
        long amount,
        long fee,
        long capturedAmount,
        long refundedAmount,
        Customer consumer,
        List<Row> rows,
        List<Transaction> transactions,
        String answer) {

    /** What a transaction did. */
    public enum TransactionKind {
        CAPTURE,
        REFUND,
        CANCEL
    }

    /**
     * Money that moved.
     *
     * @param id the provider's own
     * @param reference ours, as the provider has it; null where it does not tell, or the shop had no part in it
     * @param amount minor units
     * @param captureId the capture that a refund is of, by the provider's id; null for everything else
     */
    public record Transaction(String id, TransactionKind kind, String reference, long amount, String captureId) {}

    /**
     * A row that was paid.
     *
     * @param quantity -1 where it is no whole number
     * @param unitAmount minor units, VAT included
     * @param discountAmount minor units, for the whole row
     * @param vatRate basis points; -1 where it is not told
     */
    public record Row(String partNumber, String name, int quantity, long unitAmount, long discountAmount, int vatRate) {

        /** The row as a line of an order, where it can be one. */
        public Optional<Line> toLine(Line.Kind kind) {
            return quantity < 1 || vatRate < 0 || name == null
                    ? Optional.empty()
                    : Optional.of(new Line(
                            kind,
                            partNumber == null ? "-" : partNumber,
                            name,
                            quantity,
                            unitAmount,
                            discountAmount,
                            vatRate));
        }
    }

    /** Whether its own figures can be true: nothing negative, captured within the amount, refunded within the captured. */
    boolean addsUp() {
        return amount >= 0
                && capturedAmount >= 0
                && capturedAmount <= amount
                && refundedAmount >= 0
                && refundedAmount <= capturedAmount;
    }

    /** Whether money of the consumer is reserved, or taken and not given back. */
    public boolean holdsMoney() {
        boolean allBack = state == PaymentState.CAPTURED && refundedAmount > 0 && refundedAmount >= capturedAmount;
        return state.secured() && !allBack;
    }
}
