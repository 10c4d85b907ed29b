package se.kassa.order.privacy;

import java.util.OptionalInt;
import se.kassa.platform.settings.SettingsReader;

/**
 * Retention of personal data ({@code kassa.privacy.retention-days}).
 *
 * @param days days after the last change of a finished order; empty if data is erased by hand only
 */
record PrivacySettings(OptionalInt days) {

    private static final String DAYS = "kassa.privacy.retention-days";

    /** Returns and complaints come in within this time, and a mistyped setting must not erase data in use. */
    private static final int MIN_DAYS = 30;

    private static final int MAX_DAYS = 36_500;

    static PrivacySettings read(SettingsReader reader) {
        long days = reader.number(DAYS, 0);
        if (days != 0 && (days < MIN_DAYS || days > MAX_DAYS)) {
            reader.error(DAYS, "must be a number of days, 30 at least, or 0 for never");
            days = 0;
        }
        return new PrivacySettings(days == 0 ? OptionalInt.empty() : OptionalInt.of((int) days));
    }
}
