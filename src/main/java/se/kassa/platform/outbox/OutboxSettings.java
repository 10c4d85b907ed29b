package se.kassa.platform.outbox;

import java.time.Duration;
import se.kassa.platform.settings.SettingsReader;

/**
 * How patient the outbox is ({@code kassa.outbox.*}).
 *
 * @param tries how often a delivery is tried before it is put before a person
 * @param lease how long a delivery may take; after that it is taken for lost with its server
 * @param retention how long a message is kept after it was delivered; a fact told again after that is delivered again
 */
record OutboxSettings(int tries, Duration lease, Duration retention) {

    static OutboxSettings read(SettingsReader reader) {
        long tries = reader.number("kassa.outbox.max-attempts", 15);
        if (tries < 1 || tries > Short.MAX_VALUE) {
            reader.problem("kassa.outbox.max-attempts", "must be at least 1");
        }
        return new OutboxSettings(
                (int) tries,
                reader.duration("kassa.outbox.lease", Duration.ofMinutes(4)),
                reader.duration("kassa.outbox.retention", Duration.ofDays(90)));
    }
}
