package se.kassa.payment;

/**
 * The provider's response to a transaction request.
 *
 * @param transactionId the provider's id; null if not reported
 */
public record TransactionResult(Progress progress, String transactionId) {

    public enum Progress {
        DONE,
        /** The provider is processing it. */
        PENDING,
        FAILED
    }
}
