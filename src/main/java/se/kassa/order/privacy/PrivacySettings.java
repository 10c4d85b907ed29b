package se.kassa.order.privacy;

import java.util.OptionalInt;
import se.kassa.platform.settings.SettingsReader;

/**
 * How long persons are known ({@code kassa.privacy.retention-days}).
 *
 * @param days after the last change of a finished order; empty for until somebody has them erased
 */
record PrivacySettings(OptionalInt days) {

    private static final String DAYS = "kassa.privacy.retention-days";

    /** Within it goods come back and complaints come in; and a mistyped setting must not erase what is of use. */
    private static final int FEWEST = 30;

    private static final int MOST = 36_500;

    static PrivacySettings read(SettingsReader reader) {
        long days = reader.number(DAYS, 0);
        if (days != 0 && (days < FEWEST || days > MOST)) {
            reader.problem(DAYS, "must be a number of days, 30 at least, or 0 for never");
            days = 0;
        }
        return new PrivacySettings(days == 0 ? OptionalInt.empty() : OptionalInt.of((int) days));
    }
}
