package se.kassa.payment.ecster;

import java.time.Duration;
import java.util.Optional;
import se.kassa.payment.PaymentProviderException;

/**
 * A call to Ecster failed. The message has what an operator needs, the request's id too, and neither keys nor personal
 * data.
 */
public class EcsterException extends PaymentProviderException {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final String code;
    private final String requestId;
    private final String summary;
    private final transient Optional<Duration> retryAfter;

    EcsterException(
            Reason reason,
            int status,
            String code,
            String requestId,
            String message,
            Throwable cause,
            Optional<Duration> retryAfter) {
        super(reason, message + " (request " + requestId + ")", cause);
        this.status = status;
        this.code = code;
        this.requestId = requestId;
        this.summary = message;
        this.retryAfter = retryAfter;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Override
    public boolean isRateLimited() {
        return status == TOO_MANY_REQUESTS;
    }

    @Override
    public String summary() {
        return summary;
    }

    /** The HTTP status of the answer; 0 where there was none. */
    public int status() {
        return status;
    }

    /** Ecster's own code of the error, {@code 4424} for one; null where the answer has none. */
    public String code() {
        return code;
    }

    /** The id of the request, which is in the log too. */
    public String requestId() {
        return requestId;
    }
}
