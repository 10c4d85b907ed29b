package se.kassa.payment;

import java.time.Duration;
import se.kassa.platform.settings.SettingsReader;

/**
 * The limits of the calls to one payment provider ({@code <id>.connect-timeout} and the like).
 *
 * @param id the provider's, as of {@link PaymentProvider#id}
 * @param displayName the provider's name in messages
 * @param connectTimeout for a connection
 * @param readTimeout for a response
 * @param maxConcurrentCalls of this node
 * @param circuitFailures after how many consecutive failures the circuit breaker opens
 * @param circuitPause how long it then stays open
 */
public record ProviderCallSettings(
        String id,
        String displayName,
        Duration connectTimeout,
        Duration readTimeout,
        int maxConcurrentCalls,
        int circuitFailures,
        Duration circuitPause) {

    /** Shoppers and leases wait for calls; a longer one would block an order for minutes after a crash. */
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);

    /**
     * Reads the settings that begin with the provider's id, with defaults; errors are collected by the reader.
     *
     * @param reader in an adapter outside of Kassa {@code new SettingsReader(name -> config.getOptionalValue(name,
     *     String.class))} with the injected {@code Config}; {@link SettingsReader#check} throws the errors
     */
    public static ProviderCallSettings read(SettingsReader reader, String id, String displayName) {
        return new ProviderCallSettings(
                id,
                displayName,
                reader.duration(id + ".connect-timeout", Duration.ofSeconds(5), MAX_TIMEOUT),
                reader.duration(id + ".read-timeout", Duration.ofSeconds(10), MAX_TIMEOUT),
                reader.integer(id + ".max-concurrent-calls", 20, 1, Short.MAX_VALUE),
                reader.integer(id + ".circuit.failures", 5, 1, Short.MAX_VALUE),
                reader.duration(id + ".circuit.pause", Duration.ofSeconds(15)));
    }

    /** No retry starts later than this after the first attempt. */
    public Duration callTimeout() {
        return connectTimeout.plus(readTimeout);
    }

    /**
     * How long the attempts of a call take at most: the last one starts before {@link #callTimeout}, connects, waits for
     * the first byte, and reads the rest, each within its limit.
     */
    public Duration maxDuration() {
        return callTimeout().plus(connectTimeout).plus(readTimeout.multipliedBy(2));
    }
}
