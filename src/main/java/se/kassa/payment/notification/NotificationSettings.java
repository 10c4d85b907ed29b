package se.kassa.payment.notification;

import java.time.Duration;
import se.kassa.platform.settings.SettingsReader;

/**
 * How notifications are processed and kept ({@code kassa.notification.*}).
 *
 * @param retention how long a processed notification is kept after it was last received
 * @param workers how many notifications this node processes concurrently; 0 leaves them to other nodes
 * @param maxAttempts after how many failed attempts a notification has failed and waits for staff
 */
public record NotificationSettings(Duration retention, int workers, int maxAttempts) {

    static NotificationSettings read(SettingsReader reader) {
        return new NotificationSettings(
                reader.duration("kassa.notification.retention", Duration.ofDays(90)),
                reader.integer("kassa.notification.workers", 6, 0, Short.MAX_VALUE),
                reader.integer("kassa.notification.max-attempts", 15, 1, Short.MAX_VALUE));
    }
}
