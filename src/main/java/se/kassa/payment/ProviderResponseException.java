package se.kassa.payment;

import java.time.Duration;
import java.util.Optional;

/**
 * A request to the payment provider failed, or its response is an error or unreadable. The message has what an operator
 * needs, the request's id too, and neither keys nor personal data.
 */
public class ProviderResponseException extends PaymentProviderException {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final String code;
    private final String summary;
    private final Duration retryAfter;

    /**
     * @param status the HTTP status; 0 without a response
     * @param code the provider's code of the error; null for none
     * @param requestId identifies the request at the provider; null for none
     * @param message without the request's id
     * @param cause null for none
     * @param retryAfter how long the provider asks not to be called
     */
    public ProviderResponseException(
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
        this.retryAfter = retryAfter.orElse(null);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean isRateLimited() {
        return status == TOO_MANY_REQUESTS;
    }

    @Override
    public String summary() {
        return summary;
    }

    /** The HTTP status; 0 without a response. */
    public int status() {
        return status;
    }

    /** The provider's code of the error; null for none. */
    public String code() {
        return code;
    }
}
