package se.kassa.payment.notification;

import java.time.Duration;
import java.util.Optional;
import se.kassa.platform.security.Tokens;

/**
 * How notifications are authenticated, processed and kept. Produced by the provider's adapter.
 *
 * @param header the header that authenticates the sender; empty if only the token in the URL does
 * @param retention how long a processed notification is kept after it was last received
 * @param workers how many notifications this node processes concurrently; 0 leaves them to other nodes
 * @param maxAttempts after how many failed attempts a notification becomes a dead letter
 */
public record NotificationSettings(Optional<Header> header, Duration retention, int workers, int maxAttempts) {

    /**
     * A request header and the secret value that authenticates the sender.
     *
     * @param previous the value used before; accepted as well while the provider changes over
     */
    public record Header(String name, String value, Optional<String> previous) {

        /**
         * Whether a request with this value comes from the provider. Compares in constant time.
         *
         * @param given the value received; null if the request has no such header
         */
        public boolean matches(String given) {
            return Tokens.constantTimeEquals(value, given)
                    || previous.filter(old -> Tokens.constantTimeEquals(old, given))
                            .isPresent();
        }
    }
}
