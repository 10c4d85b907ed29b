package se.kassa.payment;

/**
 * The provider's response to a transaction request.
 *
 * @param transactionId the provider's id; null if not reported
 */
public record TransactionResult(Progress progress, String transactionId) {

    public enum Progress {
        DONE,
        /** The provider is processing it; refunds only. Any other operation without a confirmation has an unknown outcome. */
        PENDING,
        FAILED
    }
}
