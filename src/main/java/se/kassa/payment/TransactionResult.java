package se.kassa.payment;

/**
 * How a capture, a refund or a cancellation ended.
 *
 * @param transactionId the provider's own; null where it has not told one
 */
public record TransactionResult(Progress progress, String transactionId) {

    /** Where it stands. */
    public enum Progress {
        DONE,
        /** The provider works on it. */
        ONGOING,
        FAILED
    }
}
