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
        return new OutboxSettings(
                reader.integer("kassa.outbox.max-attempts", 15, 1, Short.MAX_VALUE),
                reader.duration("kassa.outbox.lease", Duration.ofMinutes(4)),
                reader.duration("kassa.outbox.retention", Duration.ofDays(90)));
    }
}
