package se.kassa.platform.outbox;

import java.time.Duration;
import se.kassa.platform.settings.SettingsReader;

/**
 * Settings of the outbox ({@code kassa.outbox.*}).
 *
 * @param tries maximum number of delivery attempts
 * @param lease maximum time of a delivery; after that its worker counts as dead
 * @param retention how long delivered messages are kept; an event that is put again after that is delivered again
 */
record OutboxSettings(int tries, Duration lease, Duration retention) {

    static OutboxSettings read(SettingsReader reader) {
        long tries = reader.number("kassa.outbox.max-attempts", 15);
        if (tries < 1 || tries > Short.MAX_VALUE) {
            reader.error("kassa.outbox.max-attempts", "must be at least 1");
        }
        return new OutboxSettings(
                (int) tries,
                reader.duration("kassa.outbox.lease", Duration.ofMinutes(4)),
                reader.duration("kassa.outbox.retention", Duration.ofDays(90)));
    }
}
