package se.kassa.payment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the notification endpoint as received.
 *
 * @param headers by lower-case name
 * @param body the raw bytes; signatures are computed over them
 * @param token the secret last segment of the URL; empty if the provider's URL has none
 */
public record IncomingNotification(Map<String, List<String>> headers, byte[] body, Optional<String> token) {

    /** The first value of a header. */
    public Optional<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
    }
}
