package se.kassa.payment;

import java.time.Duration;
import java.util.Optional;

/** The payment provider did not do what it was asked. The message is for the log and the order admin. */
public class PaymentProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What may be done about it. */
    public enum Reason {
        /** It was not reached or was too busy; nothing happened there: try again later. */
        UNAVAILABLE,
        /** The connection ended without an answer: it may or may not have happened there. */
        OUTCOME_UNKNOWN,
        /** Our keys or settings are wrong: a person must mend them. */
        MISCONFIGURED,
        /** It understood and said no. */
        REFUSED,
        /** It said no, because the payment is not in a state that allows it: perhaps it was done elsewhere already. */
        WRONG_STATE
    }

    private final Reason reason;

    public PaymentProviderException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The message without what differs from one failure to the next, so that the same is known for the same. */
    public String inShort() {
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
