package se.kassa.payment;

import java.time.Duration;
import java.util.Optional;

/** A call to the payment provider failed. The message is for the log and for staff. */
public class PaymentProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the caller may do. */
    public enum Reason {
        /** Not reached, or too busy: nothing happened at the provider. Retry later. */
        UNAVAILABLE,
        /** No response: it may or may not have happened at the provider. */
        OUTCOME_UNKNOWN,
        /** Our API keys or settings are wrong: staff must fix them. */
        MISCONFIGURED,
        /** The provider rejected the request. */
        REFUSED,
        /**
         * The provider rejected the request because of the payment's state; it may have been done elsewhere already.
         */
        WRONG_STATE
    }

    private final Reason reason;

    public PaymentProviderException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The message without varying parts such as request ids, so that equal failures have equal texts. */
    public String summary() {
        return getMessage();
    }

    public Reason reason() {
        return reason;
    }

    /** How long the provider asks not to be called; empty if it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** Whether the provider rejected the call because of too many calls. */
    public boolean isRateLimited() {
        return false;
    }
}
