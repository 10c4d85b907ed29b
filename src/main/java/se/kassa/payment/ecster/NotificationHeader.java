package se.kassa.payment.ecster;

import java.util.Optional;
import se.kassa.platform.security.Tokens;

/**
 * A request header and the secret value that authenticates the sender of notifications.
 *
 * @param previous the value used before; accepted as well while Ecster changes over
 */
record NotificationHeader(String name, String value, Optional<String> previous) {

    /**
     * Whether a request with this value comes from Ecster. Compares in constant time.
     *
     * @param given the value received; null if the request has no such header
     */
    boolean matches(String given) {
        return Tokens.constantTimeEquals(value, given)
                || previous.filter(old -> Tokens.constantTimeEquals(old, given)).isPresent();
    }
}
