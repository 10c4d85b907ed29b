package se.kassa.payment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The port to a payment provider with a hosted payment page. One implementation per provider; {@link PaymentProviders}
 * finds them. Every method is a network call unless it says otherwise, and must not run inside a database transaction.
 *
 * <p>Every network method throws {@link PaymentProviderException}.
 */
public interface PaymentProvider {

    /**
     * Identifies the provider in settings, URLs and the database: at most 32 lower-case letters and digits, never
     * changed. No network call.
     */
    String id();

    /** The provider's name in texts. No network call. */
    String displayName();

    /** Whether the provider's settings are present, so that it can be called. No network call. */
    boolean isConfigured();

    /** Opens a payment session. Safe to repeat: a session that is not paid expires. */
    PaymentSession openSession(PaymentRequest request);

    /**
     * Replaces a session; afterwards the old one can't be paid any more. A session that has expired may be replaced by a
     * new one.
     *
     * @return the session to pay; its id may be a new one
     * @throws PaymentProviderException {@link PaymentProviderException.Reason#REFUSED} if the old session is invalid, has
     *     led to a payment, or cannot be replaced
     */
    PaymentSession replaceSession(String sessionId, PaymentRequest request);

    /** Ends a session that is not to be paid any more. Does nothing if it has ended, or if the provider cannot end one. */
    void closeSession(String sessionId);

    /**
     * The script that leads to the payment page of a session, for providers whose page is not a URL. No network call.
     */
    default Optional<PaymentPage.Script> scriptPage(String sessionId) {
        return Optional.empty();
    }

    /** Queries one payment by the provider's id; empty if the provider does not know it. */
    Optional<ProviderPayment> retrieve(String paymentId);

    /**
     * Queries the payment that a session led to; empty if there is none yet, or if the provider cannot find a payment by
     * its session.
     */
    Optional<ProviderPayment> retrieveBySession(String sessionId);

    /**
     * The search for payments; empty if the provider has none: then a payment is found by its session, a notification or
     * the return URL only. No network call.
     */
    Optional<PaymentSearch> search();

    /**
     * Captures authorised money. A capture of the whole remainder, or one marked as last, ends the authorisation. Neither
     * this nor {@link #refund} or {@link #voidAuthorisation} may be repeated if its outcome is unknown, except within
     * {@link ProviderTerms#idempotencyPeriod} with the same request.
     *
     * @param last whether the rest of the authorisation is released
     * @throws PaymentProviderException {@link PaymentProviderException.Reason#WRONG_STATE} if the state of the payment
     *     does not allow it, often because it was done elsewhere: query the payment
     */
    TransactionResult capture(TransactionRequest request, boolean last);

    /**
     * Refunds captured money. If the result is pending, {@link #refundStatus} returns how it ended.
     *
     * @param captureTransactionId the provider's id of the capture; null if the provider did not give one
     */
    TransactionResult refund(TransactionRequest request, String captureTransactionId);

    /** Releases the part of the authorisation that is not captured. */
    TransactionResult voidAuthorisation(TransactionRequest request);

    /**
     * The progress of a pending refund.
     *
     * @param refundTransactionId the provider's id of the refund; null if the provider did not give one: then the newest
     *     refund of the payment
     */
    TransactionResult.Progress refundStatus(String paymentId, String refundTransactionId);

    /** What the provider guarantees and limits. No network call. */
    ProviderTerms terms();

    /**
     * Whether payments by this method are captured automatically. They cannot be captured or voided, and refunds are
     * pending at first. No network call.
     *
     * @param method the provider's term; may be null
     */
    boolean isAutoCaptured(String method);

    /** The methods that a payment may report, in the provider's terms, for filters. No network call. */
    List<String> methods();

    /**
     * The payment id that the provider adds to the return URL. It is only a hint. No network call.
     *
     * @param returnParameters the query parameters of the request
     */
    Optional<String> paymentIdHint(Map<String, List<String>> returnParameters);

    /**
     * Authenticates and reads a notification. Never throws because of what was received. No network call, and no
     * database: a notification for an attempt that does not exist is {@link NotificationResult.Ours} as well.
     */
    NotificationResult parseNotification(IncomingNotification request);

    /** The body of a notification as it may be stored: without secrets. No network call. */
    default String withoutSecrets(String notification) {
        return notification;
    }

    /** Limits and counts the calls; its state is shown to staff and in the health response. No network call. */
    ProviderCallGuard callGuard();
}
