package se.kassa.payment;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The port to a payment provider with a hosted payment page. Every method is a network call unless it says otherwise,
 * and must not run inside a database transaction.
 *
 * <p>Every network method throws {@link PaymentProviderException}.
 */
public interface PaymentProvider {

    /** Opens a payment session. Safe to repeat: a session that is not paid expires. Returns its key. */
    String openSession(PaymentRequest request);

    /**
     * Replaces the contents of a session. Returns the new key; the old one becomes invalid.
     *
     * @throws PaymentProviderException {@link PaymentProviderException.Reason#REFUSED} if the key is invalid, has
     *     expired, or has led to a payment
     */
    String replaceSession(String sessionKey, PaymentRequest request);

    /** Queries one payment by the provider's id; empty if the provider does not know it. */
    Optional<ProviderPayment> find(String providerOrderId);

    /** The provider's ids of all payments with exactly this reference. */
    List<String> searchByReference(String reference);

    /** Lists payments that began in this period, including those of other shops of the same merchant. */
    SummaryPage listPayments(OffsetDateTime from, OffsetDateTime to);

    /**
     * A page of payments in their short form.
     *
     * @param complete false if the provider may have left some out: query a shorter period
     */
    record SummaryPage(List<PaymentSummary> payments, boolean complete) {}

    /** How often to reconcile all payments of the provider. No network call. */
    Duration reconciliationInterval();

    /**
     * Captures authorised money. A capture of the whole remainder, or one marked as last, ends the authorisation.
     * Neither this nor {@link #refund} or {@link #cancel} may be repeated if its outcome is unknown.
     *
     * @param last whether the rest of the authorisation is released
     * @throws PaymentProviderException {@link PaymentProviderException.Reason#WRONG_STATE} if the state of the payment
     *     does not allow it, often because it was done elsewhere: query the payment
     */
    TransactionResult capture(TransactionRequest request, boolean last);

    /**
     * Refunds captured money. If the result is pending, {@link #refundProgress} returns how it ended.
     *
     * @param captureTransactionId the provider's id of the capture
     * @param method the payment method in the provider's term
     */
    TransactionResult refund(TransactionRequest request, String captureTransactionId, String method);

    /** Cancels the part of the authorisation that is not captured. */
    TransactionResult cancel(TransactionRequest request);

    /** The progress of the newest pending refund of a payment. */
    TransactionResult.Progress refundProgress(String providerOrderId);

    /**
     * Whether payments by this method are captured automatically. They cannot be captured or cancelled, and refunds are
     * pending at first. No network call.
     *
     * @param method the provider's term; may be null
     */
    boolean isAutoCaptured(String method);

    /** The URL of the script that the checkout page includes. No network call. */
    URI scriptUrl();

    /** How long a session can be paid after it was last opened or replaced. No network call. */
    Duration sessionLifetime();

    /** The limits of a fee that the provider may add to the amount. No network call. */
    FeeRule feeRule();

    /**
     * Limits of the provider's fee.
     *
     * @param limit the largest accepted fee, in minor units
     * @param vatRate in basis points
     */
    record FeeRule(long limit, int vatRate) {}

    /** Whether payments move real money. No network call. */
    boolean isLive();
}
