package se.kassa.payment.stripe;

import java.time.Duration;
import java.util.Optional;
import se.kassa.payment.PaymentProviderException;

/** A call to Stripe failed. The message has what an operator needs, and neither keys nor personal data. */
class StripeException extends PaymentProviderException {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final String code;
    private final String summary;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param status the HTTP status; 0 without a response
     * @param code Stripe's code of the error; null for none
     * @param requestId Stripe's id of the request; null for none
     */
    StripeException(
            Reason reason,
            int status,
            String code,
            String requestId,
            String message,
            Throwable cause,
            Optional<Duration> retryAfter) {
        super(reason, requestId == null ? message : message + " (request " + requestId + ")", cause);
        this.status = status;
        this.code = code;
        this.summary = message;
        this.retryAfter = retryAfter;
    }

    /** A response that cannot be used. */
    static StripeException unusable(Reason reason, String message) {
        return new StripeException(reason, 0, null, null, message, null, Optional.empty());
    }

    @Override
    public Optional<Duration> retryAfter() {
        return retryAfter == null ? Optional.empty() : retryAfter;
    }

    @Override
    public boolean isRateLimited() {
        return status == TOO_MANY_REQUESTS;
    }

    @Override
    public String summary() {
        return summary;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
